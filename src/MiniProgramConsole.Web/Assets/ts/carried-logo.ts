/** The hash of a logo that the server keeps, carried by the form; empty where the form is to bring a file, or has none. */
export function carriedLogo(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>("input[data-logo-carried]");
}

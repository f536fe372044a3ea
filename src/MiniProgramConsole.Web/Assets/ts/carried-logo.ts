/** The hash of a logo that the server keeps, carried by the form; none where the form is to bring a file. */
export function carryLogo(form: HTMLFormElement, logo: string): void {
  let input = form.querySelector<HTMLInputElement>("input[type=hidden][name=Logo]");
  if (!input) {
    input = document.createElement("input");
    input.type = "hidden";
    input.name = "Logo";
    form.append(input);
  }
  input.value = logo;
}

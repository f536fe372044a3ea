import { announce, fill } from "./text";
import { examine, kilobytes, type Examined } from "./logo-check";
import { carriedLogo } from "./carried-logo";
import { LogoSending } from "./logo-sending";

/** The whole area accepts a click, a dropped or a pasted file, which is checked and sent before the form. The server decides. */
export function enhanceLogoFields(): void {
  document.querySelectorAll<HTMLElement>("[data-logo-field]").forEach((field) => new LogoField(field));
}

class LogoField {
  private readonly input: HTMLInputElement;
  private readonly drop: HTMLElement;
  private readonly preview: HTMLElement;
  private readonly offers: HTMLElement;
  private readonly cropButton: HTMLElement;
  private readonly shrinkButton: HTMLElement;
  private readonly sending: LogoSending;
  private address: string | undefined;
  private chosen: File | undefined;

  constructor(private readonly field: HTMLElement) {
    this.input = this.find<HTMLInputElement>("input[type=file]");
    this.drop = this.find("[data-logo-drop]");
    this.preview = this.find("[data-logo-preview]");
    this.offers = this.find("[data-logo-offers]");
    this.cropButton = this.find("button[data-logo-crop]");
    this.shrinkButton = this.find("button[data-logo-shrink]");
    this.sending = new LogoSending(field, this.find<HTMLProgressElement>("[data-logo-progress]"));
    field.classList.add("is-enhanced");
    this.input.addEventListener("change", () => this.choose(this.input.files?.[0]));
    for (const kind of ["dragenter", "dragover"]) {
      this.drop.addEventListener(kind, () => this.drop.classList.add("is-over"));
    }
    for (const kind of ["dragleave", "drop"]) {
      this.drop.addEventListener(kind, () => this.drop.classList.remove("is-over"));
    }
    document.addEventListener("paste", (event) => this.paste(event));
    const file = this.input.files?.[0];
    if (file) {
      this.choose(file);
    } else {
      this.restore();
    }
  }

  /** What was sent before somebody went on and came back by the back button. */
  private restore(): void {
    const logo = carriedLogo(this.field.closest("form")!)?.value;
    if (!logo || this.field.querySelector("[data-logo-kept]")) {
      return;
    }
    const address = (this.field.dataset["keptAddress"] ?? "").replace("/0-", `/${logo}-`);
    for (const shape of this.preview.querySelectorAll("img")) {
      shape.src = address;
      shape.hidden = false;
    }
    this.find("[data-logo-facts]").textContent = this.field.dataset["textKept"] ?? "";
    this.preview.hidden = false;
    this.tellPreview(address);
  }

  private find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.field.querySelector<T>(selector)!;
  }

  private paste(event: ClipboardEvent): void {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (!file) {
      return;
    }
    event.preventDefault();
    this.field.scrollIntoView({ block: "nearest" });
    this.choose(file);
  }

  private choose(file: File | undefined): void {
    this.sending.stop();
    this.chosen = file;
    if (file) {
      this.putIntoInput(file);
    }
    if (this.address) {
      URL.revokeObjectURL(this.address);
    }
    this.address = file && URL.createObjectURL(file);
    this.preview.hidden = !file;
    const kept = this.field.querySelector<HTMLElement>("[data-logo-kept]");
    if (kept) {
      kept.hidden = !!file;
    }
    if (file) {
      void this.check(file);
    } else {
      this.tellPreview(undefined);
    }
  }

  private async check(file: File): Promise<void> {
    // What the server said was about the file before.
    this.forgetError();
    const examined = await examine(file, this.address!, this.field);
    if (this.chosen !== file) {
      return;
    }
    this.show(file, examined);
    if (examined.problems.length === 0) {
      await this.send(file);
    } else {
      await this.offer(file, examined);
    }
  }

  private show(file: File, { isReadable, facts, problems, advice }: Examined): void {
    for (const shape of this.preview.querySelectorAll("img")) {
      shape.hidden = !isReadable;
      if (isReadable) {
        shape.src = this.address!;
      }
    }
    this.tellPreview(isReadable ? this.address : undefined);
    const words = { name: file.name, facts, warning: problems.join(" "), advice };
    for (const [place, text] of Object.entries(words)) {
      this.find(`[data-logo-${place}]`).textContent = text;
    }
    this.offers.hidden = true;
    announce(Object.values(words).filter(Boolean).join(" "));
  }

  private async send(file: File): Promise<void> {
    const refusal = await this.sending.send(file);
    if (this.chosen !== file) {
      return;
    }
    if (refusal) {
      this.find("[data-logo-warning]").textContent = refusal;
      announce(refusal);
    } else if (this.sending.isDone) {
      // The form carries its hash from now on.
      this.input.value = "";
      this.input.required = false;
    }
  }

  private async offer(file: File, { isReadable, isSquare, isHeavy }: Examined): Promise<void> {
    this.sending.forget();
    this.cropButton.hidden = !isReadable || isSquare;
    this.shrinkButton.hidden = true;
    this.offers.hidden = !isReadable;
    this.cropButton.onclick = () => void this.crop(file);
    if (!isReadable || !isSquare || !isHeavy) {
      return;
    }
    const { shrink } = await import("./logo-shrink");
    const smaller = await shrink(file, Number(this.field.dataset["maxKb"]) * 1024);
    if (!smaller || this.chosen !== file) {
      return;
    }
    this.shrinkButton.hidden = false;
    this.shrinkButton.textContent = fill(this.field.dataset["textShrink"], { before: kilobytes(file), after: kilobytes(smaller) });
    this.shrinkButton.onclick = () => this.choose(smaller);
    announce(this.shrinkButton.textContent);
  }

  private async crop(file: File): Promise<void> {
    const { crop } = await import("./logo-crop");
    const square = await crop(file, document.querySelector<HTMLDialogElement>("[data-logo-crop-dialog]")!);
    if (square && this.chosen === file) {
      this.choose(square);
    }
    (this.offers.hidden ? this.input : this.cropButton).focus();
  }

  /** Until it is sent, a file goes with the form, a pasted one too. */
  private putIntoInput(file: File): void {
    if (this.input.files?.[0] === file) {
      return;
    }
    const files = new DataTransfer();
    files.items.add(file);
    this.input.files = files.files;
  }

  private forgetError(): void {
    this.field.classList.remove("has-error");
    this.field.querySelector(".field-error")?.remove();
    this.input.setAttribute("aria-invalid", "false");
  }

  private tellPreview(shown: string | undefined): void {
    this.field.dispatchEvent(new CustomEvent("logochosen", { bubbles: true, detail: shown }));
  }
}

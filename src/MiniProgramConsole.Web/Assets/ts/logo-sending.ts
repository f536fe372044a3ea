import { carriedLogo } from "./carried-logo";
import { announce } from "./text";

interface Answer {
  readonly logo?: string;
  readonly text?: string;
}

/** Sends a logo before its form and shows how far it is. Where that fails the form brings the file, as without a script. */
export class LogoSending {
  private request: XMLHttpRequest | undefined;
  isDone = false;

  constructor(
    private readonly field: HTMLElement,
    private readonly progress: HTMLProgressElement,
  ) {}

  stop(): void {
    this.request?.abort();
    this.request = undefined;
    this.progress.hidden = true;
  }

  /** The form carries no logo of before. */
  forget(): void {
    this.carry("");
  }

  /** Gives what is wrong with the file, or nothing. */
  send(file: File): Promise<string | undefined> {
    this.stop();
    this.isDone = false;
    const form = this.field.closest("form")!;
    const data = new FormData();
    data.set("LogoFile", file, file.name);
    for (const name of ["__RequestVerificationToken", "token", "LaunchTarget"]) {
      data.set(name, String(new FormData(form).get(name) ?? ""));
    }

    const request = (this.request = new XMLHttpRequest());
    return new Promise((done) => {
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        this.progress.hidden = false;
        this.progress.value = total ? loaded / total : 0;
      });
      request.addEventListener("load", () => done(this.take(form, request)));
      request.addEventListener("error", () => done(this.failed(form)));
      request.addEventListener("abort", () => done(undefined));
      request.open("POST", this.field.dataset["upload"] ?? "");
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.send(data);
    });
  }

  private take(form: HTMLFormElement, request: XMLHttpRequest): string | undefined {
    this.progress.hidden = true;
    const answer = request.response as Answer | null;
    if (request.status === 400 && answer?.text) {
      return answer.text;
    }
    if (request.status !== 200 || !answer?.logo) {
      return this.failed(form, answer?.text);
    }
    this.carry(answer.logo);
    this.isDone = true;
    announce(answer.text ?? "");
    // What was kept as a draft gets the logo too.
    form.dispatchEvent(new Event("change"));
    return undefined;
  }

  private carry(logo: string): void {
    const carried = carriedLogo(this.field.closest("form")!);
    if (carried) {
      carried.value = logo;
    }
  }

  /** The form brings the file; why, where the server says so, such as that the session has ended. */
  private failed(form: HTMLFormElement, why?: string): string | undefined {
    this.progress.hidden = true;
    const status = form.querySelector<HTMLElement>("[data-autosave-status]");
    if (why && status) {
      status.textContent = why;
    } else {
      announce(this.field.dataset["textNotSent"] ?? "");
    }
    return undefined;
  }
}

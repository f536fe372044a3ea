import "cropperjs";
import type { CropperSelection } from "cropperjs";
import { drawSquare, toFile } from "./squares";

const maxSide = 1024;

/** Lets the person choose a square of an image, by pointer or by the three sliders; undefined where they don't. */
export async function crop(file: File, dialog: HTMLDialogElement): Promise<File | undefined> {
  const image = await createImageBitmap(file);
  const stage = dialog.querySelector<HTMLElement>("[data-crop-stage]")!;
  const address = URL.createObjectURL(file);
  dialog.showModal();
  const selection = await fillStage(stage, address);
  const square = new Square(stage, image, selection);
  const end = new AbortController();
  const { signal } = end;
  connectSliders(dialog, square, signal);

  const isTaken = await new Promise<boolean>((done) => {
    dialog.querySelector("[data-crop-take]")!.addEventListener("click", () => done(true), { signal });
    dialog.querySelector("[data-crop-cancel]")!.addEventListener("click", () => done(false), { signal });
    dialog.addEventListener("close", () => done(false), { signal });
  });
  const cropped = isTaken
    ? await toFile(drawSquare(image, square.pixels, maxSide), file, file.type === "image/jpeg" ? file.type : "image/png", 0.92)
    : undefined;
  end.abort();
  dialog.close();
  stage.replaceChildren();
  URL.revokeObjectURL(address);
  image.close();
  return cropped;
}

/** The chosen square in the image's own pixels, within its bounds. */
class Square {
  private readonly scale: number;
  private readonly left: number;
  private readonly top: number;

  constructor(
    stage: HTMLElement,
    private readonly image: ImageBitmap,
    private readonly selection: CropperSelection,
  ) {
    this.scale = Math.min(stage.clientWidth / image.width, stage.clientHeight / image.height);
    this.left = (stage.clientWidth - image.width * this.scale) / 2;
    this.top = (stage.clientHeight - image.height * this.scale) / 2;
    this.place(1, 0.5, 0.5);
  }

  private get side(): number {
    return Math.min(this.image.width, this.image.height) * this.scale;
  }

  /** Each from 0 to 1: the share of the largest square, and where it stands of the room left. */
  place(size: number, across: number, down: number): void {
    const side = this.side * size;
    const [x, y] = [(this.image.width * this.scale - side) * across, (this.image.height * this.scale - side) * down];
    this.selection.$change(this.left + x, this.top + y, side, side, 1);
  }

  isWithin({ x, y, width, height }: { x: number; y: number; width: number; height: number }): boolean {
    const slack = 0.5;
    return x >= this.left - slack && y >= this.top - slack
      && x + width <= this.left + this.image.width * this.scale + slack && y + height <= this.top + this.image.height * this.scale + slack;
  }

  get pixels(): { x: number; y: number; side: number } {
    const side = Math.max(1, Math.min(Math.round(this.selection.width / this.scale), this.image.width, this.image.height));
    const within = (value: number, room: number): number => Math.max(0, Math.min(Math.round(value), room - side));
    return {
      x: within((this.selection.x - this.left) / this.scale, this.image.width),
      y: within((this.selection.y - this.top) / this.scale, this.image.height),
      side,
    };
  }

  /** Where the selection stands, as {@link place} takes it. */
  get placed(): [size: number, across: number, down: number] {
    const { x, y, side } = this.pixels;
    const share = (value: number, room: number): number => (room > 0 ? value / room : 0.5);
    return [side / Math.min(this.image.width, this.image.height), share(x, this.image.width - side), share(y, this.image.height - side)];
  }

  onChange(act: () => void, signal: AbortSignal): void {
    this.selection.addEventListener(
      "change",
      (event) => {
        if (this.isWithin((event as CustomEvent<{ x: number; y: number; width: number; height: number }>).detail)) {
          requestAnimationFrame(act);
        } else {
          event.preventDefault();
        }
      },
      { signal },
    );
  }
}

async function fillStage(stage: HTMLElement, address: string): Promise<CropperSelection> {
  const canvas = document.createElement("cropper-canvas");
  const image = document.createElement("cropper-image");
  image.setAttribute("src", address);
  image.setAttribute("alt", "");
  image.setAttribute("initial-center-size", "contain");
  const shade = document.createElement("cropper-shade");
  const selection = document.createElement("cropper-selection") as CropperSelection;
  for (const name of ["movable", "resizable", "outlined"]) {
    selection.setAttribute(name, "");
  }
  selection.setAttribute("aspect-ratio", "1");
  const mover = document.createElement("cropper-handle");
  mover.setAttribute("action", "move");
  mover.setAttribute("theme-color", "rgba(255, 255, 255, 0.15)");
  selection.append(mover, ...["nw-resize", "ne-resize", "sw-resize", "se-resize"].map(handle));
  canvas.append(image, shade, selection);
  stage.replaceChildren(canvas);
  await (image as unknown as { $ready(): Promise<unknown> }).$ready();
  return selection;
}

function handle(action: string): HTMLElement {
  const made = document.createElement("cropper-handle");
  made.setAttribute("action", action);
  return made;
}

function connectSliders(dialog: HTMLDialogElement, square: Square, signal: AbortSignal): void {
  const sliders = ["size", "across", "down"].map((name) => dialog.querySelector<HTMLInputElement>(`[data-crop-${name}]`)!);
  const show = (): void => square.placed.forEach((value, index) => (sliders[index]!.value = String(Math.round(value * 100))));
  const [size, across, down] = sliders as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  for (const slider of sliders) {
    slider.addEventListener("input", () => square.place(+size.value / 100, +across.value / 100, +down.value / 100), { signal });
  }
  show();
  square.onChange(() => {
    if (!sliders.some((slider) => slider === document.activeElement)) {
      show();
    }
  }, signal);
}

/** Draws a square part of an image, no larger than a side. */
export function drawSquare(image: ImageBitmap, part: { x: number; y: number; side: number }, maxSide: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(part.side, maxSide);
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, part.x, part.y, part.side, part.side, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The drawing as a file of a type, named after the file that it was made of; undefined where the browser can't. */
export async function toFile(canvas: HTMLCanvasElement, former: File, type: string, quality: number): Promise<File | undefined> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
  const name = `${former.name.replace(/\.[^.]*$/, "")}.${type === "image/png" ? "png" : "jpg"}`;
  return blob ? new File([blob], name, { type }) : undefined;
}

const sides = [1024, 512, 360, 256, 180];
const qualities = [0.92, 0.8, 0.65];

/** Draws a square image again, as large and as fine as the weight allows; undefined where nothing is light enough. */
export async function shrink(file: File, maxBytes: number): Promise<File | undefined> {
  const image = await createImageBitmap(file);
  try {
    for (const side of sides.filter((one) => one <= Math.max(image.width, 180))) {
      const canvas = draw(image, side);
      const attempts = isOpaque(canvas) ? qualities.map((quality) => ["image/jpeg", quality] as const) : [["image/png", 1] as const];
      for (const [type, quality] of attempts) {
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
        if (blob && blob.size <= maxBytes) return new File([blob], rename(file.name, type), { type });
      }
    }
    return undefined;
  } finally {
    image.close();
  }
}

export function rename(name: string, type: string): string {
  return `${name.replace(/\.[^.]*$/, "")}.${type === "image/png" ? "png" : "jpg"}`;
}

function draw(image: ImageBitmap, side: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(side, image.width);
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function isOpaque(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha]! < 255) return false;
  return true;
}

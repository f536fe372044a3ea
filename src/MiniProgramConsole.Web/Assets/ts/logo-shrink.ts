import { drawSquare, toFile } from "./squares";

const sides = [1024, 512, 360, 256, 180];
const qualities = [0.92, 0.8, 0.65];

/** Draws a square image again, as large and as fine as the weight allows; undefined where nothing is light enough. */
export async function shrink(file: File, maxBytes: number): Promise<File | undefined> {
  const image = await createImageBitmap(file);
  try {
    for (const side of sides.filter((one) => one <= Math.max(image.width, 180))) {
      const canvas = drawSquare(image, { x: 0, y: 0, side: image.width }, side);
      const attempts = isOpaque(canvas) ? qualities.map((quality) => ["image/jpeg", quality] as const) : [["image/png", 1] as const];
      for (const [type, quality] of attempts) {
        const smaller = await toFile(canvas, file, type, quality);
        if (smaller && smaller.size <= maxBytes) {
          return smaller;
        }
      }
    }
    return undefined;
  } finally {
    image.close();
  }
}

function isOpaque(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  for (let alpha = 3; alpha < data.length; alpha += 4) {
    if (data[alpha]! < 255) {
      return false;
    }
  }
  return true;
}

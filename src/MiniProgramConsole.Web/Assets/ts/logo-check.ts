import { fill } from "./text";

/** What the browser finds of a chosen file, in the server's words. */
export interface Examined {
  readonly isReadable: boolean;
  readonly isSquare: boolean;
  readonly isHeavy: boolean;
  readonly facts: string;
  readonly problems: readonly string[];
  readonly advice: string;
}

export async function examine(file: File, address: string, { dataset }: HTMLElement): Promise<Examined> {
  const image = new Image();
  image.src = address;
  const isReadable = await image.decode().then(() => true, () => false);
  const { naturalWidth: width, naturalHeight: height } = image;
  const size = kilobytes(file);
  const [isSquare, isHeavy] = [width === height, file.size > Number(dataset["maxKb"]) * 1024];

  const problems: string[] = [];
  if (isHeavy) {
    problems.push(fill(dataset["textHeavy"], { size, maxKb: dataset["maxKb"] ?? "" }));
  }
  if (!isReadable) {
    problems.push(dataset["textNoImage"] ?? "");
  } else if (!isSquare) {
    problems.push(fill(dataset["textNotSquare"], { width, height, side: Math.min(width, height) }));
  }

  const isSmall = isReadable && isSquare && width < Number(dataset["advisedSide"]);
  return {
    isReadable,
    isSquare,
    isHeavy,
    facts: fill(isReadable ? dataset["textFacts"] : dataset["textSize"], { width, height, size }),
    problems,
    advice: isSmall ? fill(dataset["textSmall"], { side: width }) : "",
  };
}

/** A file's weight as the server's messages say it, rounded up to a tenth. */
export function kilobytes({ size }: File): string {
  return String(Math.ceil((size * 10) / 1024) / 10);
}

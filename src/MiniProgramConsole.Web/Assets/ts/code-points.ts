import { refused, space, visible, wide } from "./generated/tables";

/** Whether a code point is in a table: the ends of its ranges, in order, begin outside. */
function membership(table: string): (codePoint: number) => boolean {
  let end = 0;
  const ends = Uint32Array.from(table.split(" "), (step) => (end += parseInt(step, 36)));
  return (codePoint) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= codePoint) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low % 2 === 1;
  };
}

export const isWide = membership(wide);
export const isRefused = membership(refused);
export const isVisible = membership(visible);
export const isSpace = membership(space);

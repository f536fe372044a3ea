import { countCharacters } from "./counting";
import { announce, fill } from "./text";

/** Shows "12 of 30" at the end of the label line while one types, and says it once typing rests. */
export function startCounter(field: HTMLInputElement | HTMLTextAreaElement): void {
  const counter = document.getElementById(field.dataset["counter"] ?? "");
  const max = Number(field.dataset["counterMax"]);
  if (!counter || !max) return;

  const weighted = "counterWeighted" in field.dataset;
  let resting: number | undefined;

  const show = (): void => {
    const count = countCharacters(field.value, weighted);
    counter.textContent = fill(field.dataset["counterText"], { count, max });
    counter.classList.toggle("is-over", count > max);
  };

  show();
  counter.hidden = false;
  field.addEventListener("input", () => {
    show();
    clearTimeout(resting);
    resting = setTimeout(() => announce(counter.textContent ?? ""), 1000);
  });
}

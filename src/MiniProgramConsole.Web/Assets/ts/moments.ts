/** Shows each moment in the viewer's own time zone; the page came with UTC, which stays in the title. */
export function showLocalTimes(): void {
  // Day before month, as the server writes English too.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  document.querySelectorAll<HTMLTimeElement>("time[datetime]").forEach((time) => {
    time.title = time.textContent ?? "";
    time.textContent = format.format(new Date(time.dateTime));
  });
}

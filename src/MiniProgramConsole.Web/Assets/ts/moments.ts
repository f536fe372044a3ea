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
  });
  // The zone comes last, as the server writes it; some languages would put it before the time.
  const zoned = new Intl.DateTimeFormat(language, { timeZoneName: "short" });
  const zone = (moment: Date): string => zoned.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
  document.querySelectorAll<HTMLTimeElement>("time[datetime]").forEach((time) => {
    time.title = time.textContent ?? "";
    const moment = new Date(time.dateTime);
    time.textContent = `${format.format(moment)} ${zone(moment)}`;
  });
}

/** Shows each moment in the viewer's own time zone; the page came with UTC, which stays in the title. */
export function showLocalTimes(): void {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
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

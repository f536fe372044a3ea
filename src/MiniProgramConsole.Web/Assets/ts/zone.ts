const shownFor = "console.zone.shown";

/** Tells the server the viewer's time zone, by a cookie, and asks once more for a page whose days were counted in another. */
export function sayZone(): void {
  const { zoneCookie: name = "" } = document.documentElement.dataset;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!name || !zone) {
    return;
  }
  const cookie = `${name}=${encodeURIComponent(zone)}`;
  const isSaid = (): boolean => document.cookie.split("; ").includes(cookie);
  if (!isSaid()) {
    document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax${name.startsWith("__Host-") ? "; secure" : ""}`;
  }
  const counted = document.querySelector<HTMLElement>("[data-days-in]")?.dataset["daysIn"];
  if (counted === undefined || counted === zone || !isSaid() || sessionStorage.getItem(shownFor) === zone) {
    return;
  }
  // Once only: a server that doesn't know the zone goes on in UTC.
  sessionStorage.setItem(shownFor, zone);
  location.reload();
}

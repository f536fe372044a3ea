/** Closes open menus on a click elsewhere, on Escape, and when the focus leaves them. */
export function closeMenusOutside(): void {
  const openMenus = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", ({ target }) => {
    for (const menu of openMenus()) {
      if (!menu.contains(target as Node)) {
        menu.open = false;
      }
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    for (const menu of openMenus()) {
      if (!menu.contains(target as Node)) {
        menu.open = false;
      }
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") {
      return;
    }
    for (const menu of openMenus()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) {
        menu.querySelector("summary")?.focus();
      }
    }
  });
}

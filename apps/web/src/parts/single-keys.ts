/** Whether single keys (j, k, d …) are used on this device: WCAG 2.1.4 wants them to have an off switch. */
const place = 'terugweg.single-keys';

export const singleKeysOn = () => localStorage.getItem(place) !== 'off';
export const setSingleKeys = (on: boolean) => localStorage.setItem(place, on ? 'on' : 'off');

/** A single key that is meant for the page and not for a field, a combination or a dialog. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return false;
  const target = event.target as HTMLElement;
  return !target.closest('input, select, textarea, dialog, form');
}

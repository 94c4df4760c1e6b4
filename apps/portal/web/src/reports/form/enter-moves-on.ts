import type { KeyboardEvent } from 'react';

const STOPS = 'input:not([type=hidden]), select, textarea, button, [href], summary';

function isStop(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.matches(':disabled, [tabindex="-1"]');
}

function groupOf(element: Element): string | null {
  return element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null;
}

/** The element after `from` in the form; buttons of one radio group count as a single stop. */
function nextStop(form: HTMLFormElement, from: Element): HTMLElement | null {
  const stops = [...form.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
  const group = groupOf(from);
  const after = stops.slice(stops.findIndex((stop) => stop === from) + 1).find((stop) => group === null || groupOf(stop) !== group);
  const nextGroup = after ? groupOf(after) : null;
  const checked = nextGroup === null ? undefined : stops.find((stop) => groupOf(stop) === nextGroup && stop.matches(':checked'));
  return checked ?? after ?? null;
}

/** Enter in a field goes to the next one instead of sending the form; in a text area, button or link it does what it always does. */
export function enterMovesOn(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  nextStop(event.currentTarget, event.target)?.focus();
}

import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/** A field of a filter bar that holds one text. */
interface Fillable {
  value: string;
}

/** Writes the values into the fields of those names; a field that is not there is passed over. */
export function fill(fieldAt: (name: string) => Fillable | null, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = fieldAt(name);
    if (field && field.value !== value) field.value = value;
  }
}

/**
 * Lets the fields of a filter bar follow the address: when `version` changes they are filled with `values`. The form stays mounted,
 * so that the focus stays on the button that was pressed.
 */
export function useFilledForm(version: string, values: Readonly<Record<string, string>>): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const fillAnew = useEffectEvent(() => {
    fill((name) => {
      const field = form.current?.elements.namedItem(name);
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : null;
    }, values);
  });
  useEffect(() => fillAnew(), [version]);
  return form;
}

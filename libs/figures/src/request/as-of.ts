import { formatDate, isPlainDate, type PlainDate } from '@register/kernel';
import type { Refresh } from '../marts/catalog';
import { unavailable, type FigureUnavailable } from '../unavailable';

/** The peildatum: the day of the last refresh unless an earlier one is asked; never after it, never before registration began. */
export function asOfIn(asked: string | null | undefined, refresh: Refresh, today: PlainDate): PlainDate | FigureUnavailable {
  const asOf = asked ?? refresh.asOf;
  if (!isPlainDate(asOf)) return unavailable('invalid-period', 'De peildatum is geen datum; schrijf jjjj-mm-dd.');
  if (asOf < refresh.registrationBegan) {
    return unavailable(
      'as-of-before-registration',
      `Op ${formatDate(asOf)} werd sextortion nog niet als apart fenomeen geregistreerd; dat gebeurt sinds ${formatDate(refresh.registrationBegan)}.`,
    );
  }
  if (asOf > today) return unavailable('invalid-period', `De peildatum ${formatDate(asOf)} ligt in de toekomst.`);
  if (asOf > refresh.asOf) {
    return unavailable(
      'not-refreshed',
      `De cijfers zijn bijgewerkt tot en met ${formatDate(refresh.asOf)}; een latere stand bestaat nog niet.`,
    );
  }
  return asOf;
}

import { firstDay, type PartialDate, type PlainDate } from '@register/kernel';
import { readDate, readPartialDate } from '../../ui/dutch-date';

/** The date that decides which law and which code lists apply: that of the act, else that of reception, else today. */
export function actDate(actFrom: string, receivedOn: string, today: PlainDate): PartialDate {
  return readPartialDate(actFrom) ?? readDate(receivedOn) ?? today;
}

/** The same as a whole day, for lists that know days only. */
export function actDay(actFrom: string, receivedOn: string, today: PlainDate): PlainDate {
  return firstDay(actDate(actFrom, receivedOn, today));
}

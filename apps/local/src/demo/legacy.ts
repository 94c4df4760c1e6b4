import { addDays, daysBetween } from '@register/kernel';
import type { LegacyRecordImport } from '@register/registry';
import type { Chance, Weights } from './chance';
import { DEMO, drawId, drawMoment, laterDay } from './moments';
import type { World } from './reports';

/** Years before the category existed. */
const FIRST = '2014-01-01';
const LAST = '2017-12-31';
/** Old registrations were brought in during the first year of registration. */
const BROUGHT_IN_FROM = '2018-02-01';

/** Classes under which sextortion was hidden according to the minister in 2017: smaad, laster, afpersing; shares assumption. */
const CLASSES: Weights = { smaad: 0.34, laster: 0.08, afpersing: 0.38, afdreiging: 0.2 };
const JUDGED: Weights<'confirmed' | 'rejected' | 'undetermined'> = { confirmed: 0.4, rejected: 0.4, undetermined: 0.2 };

/** One old registration: a rule picks candidates, a person reviews some of them; nothing of it is ever counted as a report. */
export function drawLegacyRecord(chance: Chance, world: World): LegacyRecordImport {
  const receivedOn = addDays(FIRST, chance.between(0, daysBetween(FIRST, LAST)));
  const broughtInOn = addDays(BROUGHT_IN_FROM, chance.between(0, 240));
  const recordedAt = drawMoment(chance, broughtInOn);
  const isCandidate = chance.happens(0.45);
  const outcome: 'candidate' | 'rejected' = isCandidate ? 'candidate' : 'rejected';
  const byRule = { outcome, method: 'rule' as const, recordedAt, recordedBy: DEMO };
  const reviewedOn = isCandidate && chance.happens(0.7) ? laterDay(broughtInOn, chance.between(20, 500), world.lastDay) : null;
  const byPerson =
    reviewedOn === null
      ? []
      : [{ outcome: chance.pick(JUDGED), method: 'person' as const, recordedAt: drawMoment(chance, reviewedOn), recordedBy: DEMO }];
  return {
    id: drawId(chance, recordedAt),
    sourceSystem: 'BVH (demonstratie)',
    legacyClass: chance.pick(CLASSES),
    receivedOn,
    unitCode: world.places.unit(chance, receivedOn),
    recordedAt,
    recordedBy: DEMO,
    reviews: [byRule, ...byPerson],
  };
}

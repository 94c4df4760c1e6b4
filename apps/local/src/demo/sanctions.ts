import type { CountOutcome, SanctionDraft } from '@register/registry';
import type { Chance } from './chance';

function drawMainSanction(chance: Chance, suspectAge: number): SanctionDraft {
  if (suspectAge < 18) {
    return chance.happens(0.65)
      ? { kind: 'taakstraf', amount: chance.between(4, 24) * 10, unit: 'hour' }
      : { kind: 'jeugddetentie', amount: chance.between(10, 180), unit: 'day' };
  }
  if (chance.happens(0.6))
    return { kind: 'gevangenisstraf', amount: Math.min(78, Math.max(1, Math.round(chance.logNormal(14, 0.8)))), unit: 'month' };
  return chance.happens(0.85)
    ? { kind: 'taakstraf', amount: chance.between(4, 24) * 10, unit: 'hour' }
    : { kind: 'geldboete', amount: chance.between(5, 40) * 50, unit: 'eur' };
}

/** Sanctions of a verdict: none without a conviction, often more than one (assumption). */
export function drawSanctions(chance: Chance, outcomes: readonly CountOutcome[], suspectAge: number): SanctionDraft[] {
  if (!outcomes.some(({ outcome }) => outcome === 'veroordeling')) return [];
  const sanctions = [drawMainSanction(chance, suspectAge)];
  if (chance.happens(0.4)) sanctions.push({ kind: 'schadevergoeding', amount: chance.between(3, 60) * 50, unit: 'eur' });
  if (suspectAge >= 18 && chance.happens(0.03)) sanctions.push({ kind: 'maatregel-38z', amount: null, unit: null });
  if (suspectAge >= 18 && chance.happens(0.01)) sanctions.push({ kind: 'tbs', amount: null, unit: null });
  return sanctions;
}

import type { PlainDate } from '@register/kernel';
import type { Chance, Weights } from './chance';
import { TARGETS } from './targets';

/** What was asked and paid, in euro; null is not known or not paid. */
export interface Money {
  readonly amountDemanded: number | null;
  readonly amountPaid: number | null;
  readonly paymentMethod: string | null;
  /** Null when money says nothing about it. */
  readonly complied: string | null;
}

export const NO_MONEY: Money = { amountDemanded: null, amountPaid: null, paymentMethod: null, complied: null };

/** Gift cards and payment apps are named by Thorn (2024); the shares are assumption. */
const METHODS: Weights = { overboeking: 0.42, cadeaukaart: 0.24, crypto: 0.13, paypal: 0.15, anders: 0.06 };
const NOT_PAID: Weights = { nee: 0.85, onbekend: 0.15 };

function round5(amount: number): number {
  return Math.max(20, Math.round(amount / 5) * 5);
}

/** Money asked: the mean by year of the act and the shares that paid something, and in full, are published (TARGETS). */
export function drawMoney(chance: Chance, actDay: PlainDate): Money {
  const mean = actDay <= '2019-12-31' ? TARGETS.meanDemandTo2019.value : TARGETS.meanDemandFrom2020.value;
  const demanded = round5(chance.logNormal(mean, 0.6));
  const hasPaid = chance.happens(TARGETS.paidShare.value);
  const amountDemanded = chance.happens(0.85) ? demanded : null;
  if (!hasPaid) return { amountDemanded, amountPaid: null, paymentMethod: null, complied: chance.pick(NOT_PAID) };
  const inFull = chance.happens(TARGETS.paidInFullShare.value);
  const paid = inFull ? demanded : Math.min(demanded, round5(demanded * (0.15 + 0.6 * chance.next())));
  return { amountDemanded, amountPaid: paid, paymentMethod: chance.pick(METHODS), complied: 'betaald' };
}

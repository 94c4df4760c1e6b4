import type { PlainDate } from '@register/kernel';
import type { ModusDraft } from '@register/registry';
import type { Chance, Weights } from './chance';
import type { Motive } from './motives';
import { drawMoney, NO_MONEY } from './money';

/**
 * First contact by day of the act. In 2021 Omegle led, then Snapchat and Instagram; later reports start on Instagram and Snapchat (Thorn 2024).
 * The shares themselves, and the years before, are assumption. Omegle ended on 2023-11-08.
 */
const CONTACT: readonly { readonly until: PlainDate; readonly weights: Weights }[] = [
  {
    until: '2019-12-31',
    weights: {
      facebook: 0.24,
      snapchat: 0.16,
      instagram: 0.15,
      omegle: 0.12,
      whatsapp: 0.08,
      'dating-app': 0.1,
      website: 0.05,
      game: 0.03,
      anders: 0.03,
      onbekend: 0.04,
    },
  },
  {
    until: '2021-12-31',
    weights: {
      omegle: 0.27,
      snapchat: 0.21,
      instagram: 0.16,
      facebook: 0.1,
      'dating-app': 0.08,
      whatsapp: 0.05,
      tiktok: 0.03,
      discord: 0.03,
      game: 0.03,
      onbekend: 0.04,
    },
  },
  {
    until: '2023-11-08',
    weights: {
      snapchat: 0.3,
      instagram: 0.23,
      omegle: 0.1,
      facebook: 0.06,
      'dating-app': 0.09,
      tiktok: 0.05,
      telegram: 0.04,
      discord: 0.04,
      game: 0.03,
      onbekend: 0.06,
    },
  },
  {
    until: '9999-12-31',
    weights: {
      snapchat: 0.34,
      instagram: 0.25,
      tiktok: 0.09,
      telegram: 0.07,
      'dating-app': 0.08,
      facebook: 0.04,
      discord: 0.05,
      game: 0.03,
      onbekend: 0.05,
    },
  },
];

/** After first contact the talk moves to encrypted apps (Thorn 2024); the shares are assumption. */
const THREAT: Weights = { same: 0.45, whatsapp: 0.27, telegram: 0.1, snapchat: 0.08, instagram: 0.07, 'e-mail': 0.03 };

const DEMANDS: Readonly<Record<Motive, Weights>> = {
  financieel: { geld: 1 },
  seksueel: { 'meer-beelden': 0.62, 'live-handelingen': 0.23, ontmoeting: 0.15 },
  'wraak-relationeel': { 'zwijgen-terugkeer': 0.6, 'meer-beelden': 0.15, geen: 0.25 },
  'eer-controle': { 'zwijgen-terugkeer': 0.55, 'deelname-misdrijf': 0.25, geld: 0.2 },
  onbekend: { geen: 0.5, geld: 0.25, 'meer-beelden': 0.25 },
};

/** Images made or altered by software, per year of the act: rising (assumption). */
const DEEPFAKE: Readonly<Record<number, number>> = { 2022: 0.01, 2023: 0.03, 2024: 0.06, 2025: 0.1, 2026: 0.13 };
const MATERIAL: Weights = { echt: 0.7, 'heimelijk-opgenomen': 0.17, geen: 0.03, onbekend: 0.1 };

const SPREAD: Readonly<Record<Motive, Weights>> = {
  financieel: { nee: 0.22, gedreigd: 0.6, deels: 0.1, ruim: 0.02, onbekend: 0.06 },
  seksueel: { nee: 0.2, gedreigd: 0.56, deels: 0.12, ruim: 0.04, onbekend: 0.08 },
  'wraak-relationeel': { nee: 0.1, gedreigd: 0.38, deels: 0.32, ruim: 0.14, onbekend: 0.06 },
  'eer-controle': { nee: 0.15, gedreigd: 0.55, deels: 0.2, ruim: 0.05, onbekend: 0.05 },
  onbekend: { nee: 0.2, gedreigd: 0.4, onbekend: 0.4 },
};

function drawMaterial(chance: Chance, actDay: PlainDate): string {
  const year = Number(actDay.slice(0, 4));
  const share = year < 2022 ? 0.003 : (DEEPFAKE[year] ?? 0.15);
  return chance.happens(share) ? 'deepfake' : chance.pick(MATERIAL);
}

function drawDemands(chance: Chance, motive: Motive): string[] {
  const first = chance.pick(DEMANDS[motive]);
  const second = chance.happens(0.06) ? chance.pick({ geld: 0.3, 'meer-beelden': 0.5, ontmoeting: 0.2 }) : first;
  return [...new Set(first === 'geen' ? [first] : [first, second])].sort();
}

function complianceWithout(chance: Chance, demands: readonly string[]): string {
  if (demands.includes('meer-beelden') || demands.includes('live-handelingen')) {
    return chance.pick({ 'beelden-gestuurd': 0.38, nee: 0.4, onbekend: 0.22 });
  }
  if (demands.includes('ontmoeting')) return chance.pick({ ontmoet: 0.12, nee: 0.63, onbekend: 0.25 });
  return chance.pick({ nee: 0.6, onbekend: 0.4 });
}

/** How it was done: platforms in the years in which they existed, demands that fit the motive, money only where money was asked. */
export function drawModus(chance: Chance, motive: Motive, actDay: PlainDate): ModusDraft {
  const era = CONTACT.find(({ until }) => actDay <= until);
  const contactPlatform = chance.pick(era?.weights ?? {});
  const moved = chance.pick(THREAT);
  const demands = drawDemands(chance, motive);
  const money = demands.includes('geld') ? drawMoney(chance, actDay) : NO_MONEY;
  const imagesSpread = chance.pick(SPREAD[motive]);
  const isSpread = imagesSpread === 'deels' || imagesSpread === 'ruim';
  return {
    contactPlatform: contactPlatform === 'onbekend' && chance.happens(0.3) ? null : contactPlatform,
    threatPlatform: moved === 'same' ? contactPlatform : moved,
    spreadingPlatform: isSpread ? chance.pick({ instagram: 0.3, snapchat: 0.26, whatsapp: 0.2, telegram: 0.14, facebook: 0.1 }) : null,
    material: drawMaterial(chance, actDay),
    demands,
    motive,
    ...money,
    complied: money.complied ?? complianceWithout(chance, demands),
    imagesSpread,
  };
}

/** A mass mail that threatens with images that do not exist. */
export function drawBluffModus(chance: Chance): ModusDraft {
  const amountDemanded = chance.between(6, 40) * 50;
  const hasPaid = chance.happens(0.01);
  return {
    contactPlatform: 'e-mail',
    threatPlatform: 'e-mail',
    spreadingPlatform: null,
    material: 'geen',
    demands: ['geld'],
    motive: 'financieel',
    amountDemanded,
    amountPaid: hasPaid ? amountDemanded : null,
    paymentMethod: hasPaid ? 'crypto' : null,
    complied: hasPaid ? 'betaald' : 'nee',
    imagesSpread: 'nee',
  };
}

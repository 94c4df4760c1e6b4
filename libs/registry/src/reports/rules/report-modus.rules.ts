import type { Finding } from '@register/kernel';
import { problem, warning } from '../../findings/finding';
import { amountFindings } from '../../findings/number.rules';
import type { ReportContext } from './report-context';

function noneTogether(path: string, chosen: readonly string[], message: string): Finding[] {
  return chosen.includes('geen') && new Set(chosen).size > 1 ? [problem(path, 'contradiction', message)] : [];
}

function paymentFindings({ draft: { modus } }: ReportContext): Finding[] {
  if (modus === null || modus === undefined) return [];
  const { amountPaid, complied, paymentMethod } = modus;
  const hasPaid = typeof amountPaid === 'number' && amountPaid > 0;
  if (hasPaid && (complied === 'nee' || complied === 'onbekend')) {
    return [
      warning(
        'modus.complied',
        'payment-contradiction',
        'Er is een betaald bedrag ingevuld, maar niet dat is betaald. Kies "betaald", of maak het bedrag leeg.',
      ),
    ];
  }
  if (complied === 'betaald' && amountPaid === 0) {
    return [
      warning(
        'modus.amountPaid',
        'payment-contradiction',
        'Gekozen is "betaald", maar het betaalde bedrag is 0. Vul het bedrag in, of maak het leeg als het onbekend is.',
      ),
    ];
  }
  const hasMethod = paymentMethod !== null && paymentMethod !== undefined;
  if (hasMethod && !hasPaid && complied === 'nee') {
    return [
      warning(
        'modus.paymentMethod',
        'payment-contradiction',
        'Er is een betaalwijze gekozen, terwijl niet is betaald. Controleer beide velden.',
      ),
    ];
  }
  return [];
}

/** Amounts, payments and lists in which "geen" stands beside something else. */
export function modusFindings(context: ReportContext): Finding[] {
  const { modus, referrals } = context.draft;
  return [
    ...amountFindings('modus.amountDemanded', 'Het geëiste bedrag', modus?.amountDemanded),
    ...amountFindings('modus.amountPaid', 'Het betaalde bedrag', modus?.amountPaid),
    ...paymentFindings(context),
    ...noneTogether('modus.demands', modus?.demands ?? [], '"Geen eis" kan niet samen met een eis worden gekozen. Maak een keuze.'),
    ...noneTogether('referrals', referrals, '"Geen verwijzing" kan niet samen met een verwijzing worden gekozen. Maak een keuze.'),
  ];
}

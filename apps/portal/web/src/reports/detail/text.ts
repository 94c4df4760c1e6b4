export const text = {
  title: (number: string) => `Melding ${number}`,
  loadingTitle: 'Melding',
  correct: 'Corrigeren',
  withdraw: 'Intrekken',
  print: 'Afdrukken',
  statuses: { registered: 'vastgelegd', corrected: 'gecorrigeerd', withdrawn: 'ingetrokken' },
  status: 'Status',
  revision: 'Versie',
  registeredAt: 'Eerst vastgelegd',
  recordedAt: 'Laatst gewijzigd',
  recordedBy: 'Door',
  withdrawnNote: 'Deze melding is ingetrokken en telt niet mee in de cijfers. Alle versies blijven bewaard.',
  notFilledIn: 'niet ingevuld',
  noSuspects: 'Geen verdachte vastgelegd',
  history: 'Geschiedenis',
  historyCaption: 'Versies van deze melding, nieuwste eerst',
  columns: { revision: 'Versie', action: 'Handeling', by: 'Door', at: 'Wanneer', reason: 'Reden' },
  withdrawTitle: 'Melding intrekken',
  withdrawLead:
    'Een ingetrokken melding telt niet meer mee in de cijfers. Alle versies blijven bewaard; intrekken kan niet ongedaan worden gemaakt in dit scherm.',
  reason: 'Reden van het intrekken',
  reasonHint: 'Kort, zonder persoonsgegevens. Bijvoorbeeld: dubbel vastgelegd.',
  reasonProblem: 'Geef de reden van het intrekken (3 tot 1000 tekens).',
  submitWithdraw: 'Melding intrekken',
  cancel: 'Annuleren',
  conflict: (revision: number, by: string, at: string) =>
    `Niet ingetrokken: de melding is intussen gewijzigd (versie ${revision}, door ${by}, ${at}). Bekijk de melding opnieuw voordat u die intrekt.`,
  gone: 'Deze melding bestaat niet of hoort bij een andere eenheid.',
  refusedTitle: 'De melding is niet ingetrokken',
  viewAgain: 'Melding opnieuw bekijken',
} as const;

/** Dutch word for a report's status or a revision's action. */
export function statusText(status: string): string {
  const known = new Map<string, string>(Object.entries(text.statuses));
  return known.get(status) ?? status;
}

import type { FailureKind } from '../api/request-failed';

export const text = {
  loading: 'Bezig met laden …',
  retry: 'Opnieuw proberen',
  failed: {
    network: 'Er is geen verbinding met de server. Controleer het netwerk en probeer het opnieuw.',
    unavailable: 'De dienst is tijdelijk niet bereikbaar. Probeer het over een minuut opnieuw.',
    session: 'Uw sessie is verlopen. Log opnieuw in; daarna wordt deze pagina vanzelf geladen.',
    forbidden: 'Met uw rol mag u dit niet bekijken.',
    'not-found': 'Dit is niet gevonden.',
    refused: 'De dienst heeft deze vraag geweigerd.',
    server: 'Er ging iets mis op de server. Probeer het opnieuw; blijft het misgaan, meld het dan aan de beheerder.',
  } satisfies Record<FailureKind, string>,
  failedTitle: 'Laden is niet gelukt',
  yes: 'ja',
  no: 'nee',
  unknown: 'onbekend',
  none: '–',
  next: 'Volgende',
  toStart: 'Terug naar het begin',
  pages: 'Bladeren',
  optional: 'niet verplicht',
  noResults: 'Niets gevonden',
  resultCount: (count: number) => (count === 1 ? '1 keuze beschikbaar' : `${count} keuzes beschikbaar`),
  searching: 'Zoeken …',
  chooseFirst: 'Maak een keuze',
} as const;

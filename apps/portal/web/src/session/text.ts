export const text = {
  loginTitle: 'Inloggen',
  loginLead:
    'In het Register sextortion leggen registrators van de politie meldingen van online seksuele afpersing vast. Het ministerie ziet alleen cijfers, nooit personen.',
  loginHow: 'U logt in met het account van uw organisatie. Daarna komt u terug op deze pagina.',
  login: 'Inloggen',
  logout: 'Uitloggen',
  logoutFailed: 'Uitloggen is niet gelukt. Probeer het opnieuw of sluit de browser.',
  expiredTitle: 'Uw sessie is verlopen',
  expiredBody: 'Wat u hebt ingevuld blijft op dit scherm staan. Log opnieuw in; daarna kunt u hier verdergaan.',
  loginAgain: 'Opnieuw inloggen (opent een nieuw tabblad)',
  sessionUnknown: 'Het is nu niet vast te stellen wie er is ingelogd.',
  roles: {
    registrar: 'Registrator',
    analyst: 'Analist',
    administrator: 'Beheerder',
    auditor: 'Auditor',
  },
} as const;

/** A question of parliament that the register answers. */
export interface Question {
  readonly code: string;
  /** Literal text. */
  readonly text: string;
  readonly source: string;
  /** First year the answer speaks of; the years before registration began are answered with the reason why there is no figure. */
  readonly firstYear: number;
}

export const QUESTIONS: readonly Question[] = [
  {
    code: 'antwoord-3',
    text:
      'Kunt u, aangezien een deel van de inbreuken op horizontale privacy online seksuele afpersing betreft, inzage geven in de ' +
      'omvang van dat probleem? Hoeveel meldingen, vervolgingen en veroordelingen van online seksuele afpersing zijn u bekend? ' +
      'Bestaat er een redelijk vermoeden dat dergelijke schendingen door slachtoffers niet gemeld worden, omdat zij zich ' +
      'machteloos voelen of omdat zij denken dat politie en justitie hen niet zullen of kunnen helpen?',
    source:
      'Aanhangsel Handelingen, vergaderjaar 2016-2017: vragen van de leden Koopmans en Tellegen (beiden VVD) aan de Minister van ' +
      'Veiligheid en Justitie over het bericht «In je blootje op Dumpert» (ingezonden 4 juli 2017, antwoord ontvangen 6 september 2017), vraag 3',
    firstYear: 2014,
  },
];

export function questionOf(code: string): Question | undefined {
  return QUESTIONS.find((question) => question.code === code);
}

import type { RegisterReportInput } from '../../generated/intake/graphql';

type Content = Omit<RegisterReportInput, 'id'>;

function asNewPerson<Person extends { sameAs?: number | null | undefined }>({
  sameAs: _number,
  ...person
}: Person): Omit<Person, 'sameAs'> {
  return person;
}

/** The content as of a new report: checking knows no version before, so persons cannot be named by their number in it. */
export function asNew(content: Content): Content {
  const { victims, suspects } = content;
  return {
    ...content,
    victims: victims.map(asNewPerson),
    ...(suspects && { suspects: suspects.map(asNewPerson) }),
  };
}

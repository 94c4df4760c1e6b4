import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyReport, emptyVictim, type ReportValues } from './report-values';
import { differences, merge, PARTS } from './three-way';

const base = emptyReport();

function changed(changes: Partial<ReportValues>): ReportValues {
  return { ...emptyReport(), ...changes };
}

describe('two registrars correcting one report at once', () => {
  it('a part that only the other changed is taken over, a part that only this one changed is kept', () => {
    const mine = changed({ narrative: 'mijn tekst' });
    const theirs = changed({ outcome: 'naar-om' });
    expect(differences(base, mine, theirs)).toEqual([{ part: 'outcome', changedBy: 'theirs' }]);
    expect(merge(base, mine, theirs)).toEqual(changed({ narrative: 'mijn tekst', outcome: 'naar-om' }));
  });

  it('a part that both changed is kept as typed here, unless this registrar takes the other', () => {
    const mine = changed({ victims: [{ ...emptyVictim(), age: '16' }] });
    const theirs = changed({ victims: [{ ...emptyVictim(), age: '17' }, emptyVictim()] });
    expect(differences(base, mine, theirs)).toEqual([{ part: 'victims', changedBy: 'both' }]);
    expect(merge(base, mine, theirs).victims).toEqual(mine.victims);
    expect(merge(base, mine, theirs, new Set(['victims'])).victims).toEqual(theirs.victims);
  });

  it('the same change by both is no difference', () => {
    const same = changed({ outcome: 'stopgesprek' });
    expect(differences(base, same, same)).toEqual([]);
  });

  it('merging loses nothing: every part is as one of the two has it, and what nobody else touched is as typed here', () => {
    const text = fc.constantFrom('', 'a', 'b');
    const values = fc.record({ subtype: text, outcome: text, narrative: text, routeIn: text }).map(changed);
    fc.assert(
      fc.property(values, values, values, (start, mine, theirs) => {
        const merged = merge(start, mine, theirs);
        const theirsAlone = new Set(
          differences(start, mine, theirs).flatMap(({ part, changedBy }) => (changedBy === 'theirs' ? [part] : [])),
        );
        for (const part of PARTS) expect(merged[part]).toEqual(theirsAlone.has(part) ? theirs[part] : mine[part]);
      }),
    );
  });

  it('names every part of a report, so that no field falls out of the comparison', () => {
    expect([...PARTS].toSorted()).toEqual(Object.keys(base).toSorted());
  });
});

it('when both changed the victims and mine are kept, no one is linked by a number that may now be somebody else', () => {
  const victim = { ...emptyVictim(), sex: 'man' };
  const begun = { ...emptyReport(), victims: [{ ...victim, age: '16', sameAs: 1 }] };
  const mine = { ...begun, victims: [{ ...victim, age: '17', sameAs: 1 }] };
  const theirs = { ...begun, victims: [{ ...victim, age: '15', sameAs: 1 }] };
  expect(merge(begun, mine, theirs).victims).toEqual([{ ...victim, age: '17', sameAs: null }]);
  expect(merge(begun, mine, begun).victims).toEqual(mine.victims);
});

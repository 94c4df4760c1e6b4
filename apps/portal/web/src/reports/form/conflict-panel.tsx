import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Alert } from '../../ui/alert';
import { formatInstant } from '../../ui/format-instant';
import { Table } from '../../ui/table';
import type { ReportCodes } from '../codes';
import { rowsOf } from '../describe';
import type { ReportValues } from './report-values';
import { isFieldPattern, labels, text } from './text';
import { differences, type Part, type PartDifference } from './three-way';

export interface Conflict {
  readonly base: ReportValues;
  readonly mine: ReportValues;
  readonly theirs: ReportValues;
  readonly revision: number;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

interface ConflictPanelProps {
  readonly conflict: Conflict;
  readonly codes: ReportCodes;
  readonly onProceed: (alsoTheirs: ReadonlySet<Part>) => void;
}

const PART_NAMES: Partial<Record<Part, string>> = text.parts;

function partName(part: Part): string {
  return PART_NAMES[part] ?? (isFieldPattern(part) ? labels[part] : part);
}

function InWords({ part, values, codes }: { readonly part: Part; readonly values: ReportValues; readonly codes: ReportCodes }): ReactNode {
  const rows = rowsOf(part, values, codes).filter((row) => row.value !== '');
  const [first] = rows;
  if (!first) return text.notChosen;
  if (rows.length === 1) return first.value;
  return rows.map((row) => <span className="line" key={row.label}>{`${row.label}: ${row.value}`}</span>);
}

interface ChoiceProps {
  readonly difference: PartDifference;
  readonly isTheirs: boolean;
  readonly onChange: (theirs: boolean) => void;
}

function Choice({ difference, isTheirs, onChange }: ChoiceProps): ReactNode {
  if (difference.changedBy === 'theirs') return text.conflict.untouched;
  const name = `keuze-${difference.part}`;
  const option = (theirs: boolean, label: string): ReactNode => (
    <label className="choice" htmlFor={`${name}-${theirs}`}>
      <input
        type="radio"
        className="utrecht-radio-button utrecht-radio-button--html-input"
        id={`${name}-${theirs}`}
        name={name}
        checked={isTheirs === theirs}
        onChange={() => onChange(theirs)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className="choices utrecht-form-fieldset--html-fieldset">
      <legend className="visually-hidden">{`${text.conflict.choice}: ${partName(difference.part)}`}</legend>
      {option(false, text.conflict.keepMine)}
      {option(true, text.conflict.takeTheirs)}
    </fieldset>
  );
}

/** Another registrar was first: shows what changed, beside what was typed here, and lets this registrar go on from there. */
export function ConflictPanel({ conflict, codes, onProceed }: ConflictPanelProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const [theirs, setTheirs] = useState<ReadonlySet<Part>>(new Set());
  useEffect(() => heading.current?.focus(), [conflict]);
  const found = differences(conflict.base, conflict.mine, conflict.theirs);
  const choose = (part: Part, take: boolean): void =>
    setTheirs(new Set(take ? [...theirs, part] : [...theirs].filter((other) => other !== part)));
  return (
    <Alert kind="warning" title={text.conflict.title} headingRef={heading}>
      <p className="utrecht-paragraph">{text.conflict.body(conflict.revision, conflict.recordedBy, formatInstant(conflict.recordedAt))}</p>
      {found.length === 0 ? (
        <p className="utrecht-paragraph">{text.conflict.none}</p>
      ) : (
        <Table caption={text.conflict.caption}>
          <thead>
            <tr>
              <th scope="col">{text.conflict.part}</th>
              <th scope="col">{text.conflict.before}</th>
              <th scope="col">{text.conflict.theirs}</th>
              <th scope="col">{text.conflict.mine}</th>
              <th scope="col">{text.conflict.choice}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((difference) => (
              <tr key={difference.part}>
                <th scope="row">{partName(difference.part)}</th>
                <td>
                  <InWords part={difference.part} values={conflict.base} codes={codes} />
                </td>
                <td>
                  <InWords part={difference.part} values={conflict.theirs} codes={codes} />
                </td>
                <td>
                  <InWords part={difference.part} values={conflict.mine} codes={codes} />
                </td>
                <td>
                  <Choice
                    difference={difference}
                    isTheirs={theirs.has(difference.part)}
                    onChange={(take) => choose(difference.part, take)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="actions">
        <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={() => onProceed(theirs)}>
          {text.conflict.proceed(conflict.revision)}
        </button>
      </p>
    </Alert>
  );
}

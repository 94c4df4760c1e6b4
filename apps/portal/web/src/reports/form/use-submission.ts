import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { noticeExpiry } from '../../api/query-client';
import { RequestFailed } from '../../api/request-failed';
import type { FormValues } from './form-values';
import type { Outcome, Warning } from './outcome';
import type { FieldProblem } from './problem';
import { mergeProblems } from './problem-order';
import { readReport, type ReadReport } from './report-input';
import { missingFields } from './required-fields';
import { check } from './send';
import { text } from './text';

type Content = ReadReport['input'];

/** What the form says about the last time it was sent. */
export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'acceptable'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'lost' | 'failed'; readonly error: unknown };

interface SubmissionOptions {
  readonly id: string;
  readonly isCorrection: boolean;
  readonly send: (content: Content, reason: string) => Promise<Outcome>;
  readonly onOutcome: (outcome: Exclude<Outcome, { kind: 'refused' }>, values: FormValues) => void;
}

/** What the page itself can tell to be wrong: left open or unreadable. */
function ownProblems(values: FormValues, read: ReadReport, isCorrection: boolean): FieldProblem[] {
  const reason = values.reason.trim().length;
  const reasonProblem = isCorrection && (reason < 3 || reason > 1000) ? [{ field: 'reason', message: text.problems.reason }] : [];
  return [...missingFields(values), ...read.problems, ...reasonProblem];
}

/** Sending and checking the form; every problem, the page's own and the service's, comes back in one go. */
export function useSubmission({ id, isCorrection, send, onOutcome }: SubmissionOptions) {
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'none' });

  const fail = (error: unknown): void => {
    const lost = error instanceof RequestFailed && error.mayHaveArrived;
    setVerdict({ kind: lost ? 'lost' : 'failed', error });
  };

  /** Problems of both sides; when the service cannot be asked, at least those of the page. */
  const allProblems = async (own: readonly FieldProblem[], content: Content): Promise<FieldProblem[]> => {
    const served = await check(id, content).catch((error: unknown) => {
      noticeExpiry(client, error);
      return { problems: [] };
    });
    return mergeProblems(own, served.problems);
  };

  const sending = useMutation({
    mutationFn: async (values: FormValues): Promise<void> => {
      const read = readReport(values);
      const own = ownProblems(values, read, isCorrection);
      if (own.length > 0) return setVerdict({ kind: 'problems', problems: await allProblems(own, read.input) });
      const outcome = await send(read.input, values.reason.trim());
      if (outcome.kind === 'refused') return setVerdict({ kind: 'problems', problems: mergeProblems([], outcome.problems) });
      setVerdict({ kind: 'none' });
      await client.invalidateQueries({ queryKey: ['intake', 'reports'] });
      onOutcome(outcome, values);
    },
    onError: fail,
  });

  const checking = useMutation({
    mutationFn: async (values: FormValues): Promise<void> => {
      const read = readReport(values);
      const own = ownProblems(values, read, false);
      const { problems, warnings } = await check(id, read.input);
      const all = mergeProblems(own, problems);
      setVerdict(all.length > 0 ? { kind: 'problems', problems: all } : { kind: 'acceptable', warnings });
    },
    onError: (error) => setVerdict({ kind: 'failed', error }),
  });

  return { verdict, sending, checking };
}

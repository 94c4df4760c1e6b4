import type { RegistryDeps } from '../deps';
import { caseDocument } from '../prosecutions/case-document';
import type { RecordedBy } from '../prosecutions/case-document';
import type { CaseDraft, DecisionDraft } from '../prosecutions/case-draft';
import { registeringCases } from '../prosecutions/case.repository';
import { decisionDocument, registeringDecisions } from '../prosecutions/decision-document';
import type { InCaseResult } from '../prosecutions/register-in-case';
import { store } from '../storing';
import type { StoringStatement } from '../storing';
import type { VerdictDraft } from '../verdicts/verdict';
import { registeringVerdicts, verdictDocument } from '../verdicts/verdict-document';
import { importEntry } from './import-actor';
import type { ImportActor } from './import-actor';

/** A case recorded elsewhere or earlier. */
export interface CaseImport extends RecordedBy {
  readonly draft: CaseDraft;
}

/** A decision recorded elsewhere or earlier. */
export interface DecisionImport extends RecordedBy {
  readonly draft: DecisionDraft;
}

/** A verdict recorded elsewhere or earlier. */
export interface VerdictImport extends RecordedBy {
  readonly draft: VerdictDraft;
}

async function load<Document>(
  deps: RegistryDeps,
  statement: StoringStatement<Document>,
  documents: readonly Document[],
  by: ImportActor,
  objectKind: string,
): Promise<number> {
  const audit = importEntry(deps, by, `import-${objectKind}s`, objectKind);
  const stored = await store<InCaseResult, Document>(deps.db, statement, documents, [audit]);
  return stored.filter(({ result }) => result === 'done').length;
}

/** Stores cases with one audit row; not validated, ids already there are left alone. Returns how many were new. */
export function importCases(deps: RegistryDeps, imports: readonly CaseImport[], by: ImportActor): Promise<number> {
  const documents = imports.map(({ draft, ...recorded }) => caseDocument(draft, recorded, deps.pseudonymKey));
  return load(deps, registeringCases, documents, by, 'case');
}

/** Stores decisions with one audit row; not validated, ids already there are left alone. A replaced decision may be in the same load. Returns how many were new. */
export function importDecisions(deps: RegistryDeps, imports: readonly DecisionImport[], by: ImportActor): Promise<number> {
  const documents = imports.map(({ draft, ...recorded }) => decisionDocument(draft, recorded, deps.codes));
  return load(deps, registeringDecisions, documents, by, 'decision');
}

/** Stores verdicts with one audit row; not validated, ids already there are left alone. A replaced verdict may be in the same load. Returns how many were new. */
export function importVerdicts(deps: RegistryDeps, imports: readonly VerdictImport[], by: ImportActor): Promise<number> {
  const documents = imports.map(({ draft, ...recorded }) => verdictDocument(draft, recorded, deps.codes));
  return load(deps, registeringVerdicts, documents, by, 'verdict');
}

import type { PlainDate } from '@register/kernel';
import type { ProtectedCell, ProtectedTable } from '@register/statistics';
import type { Catalog, CatalogMember } from './marts/catalog';
import { dimensionLabel, isAdditive, isTimeGrain, type DimensionCode, type MemberDimension } from './measures/dimension';
import type { Measure } from './measures/measure';
import { COMPLAINT, REPORT_TYPE } from './measures/report-type';
import { TIME } from './periods/time-dimension';
import type { FiguresPlan } from './request/plan';

/** A figure that may leave the house, with all that belongs to it. Its cells come out of a protected table only. */
export interface FigureTable {
  readonly kind: 'table';
  readonly measure: Measure;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Peildatum. */
  readonly asOf: PlainDate;
  readonly dimensions: readonly FigureDimension[];
  /** False: members do not add up to the total. */
  readonly isAdditive: boolean;
  readonly cells: readonly FigureCell[];
  /** Disclosure rule in Dutch. */
  readonly policy: string;
  readonly demonstration: boolean;
}

export interface FigureDimension {
  readonly code: DimensionCode;
  readonly label: string;
  readonly members: readonly { readonly code: string; readonly label: string }[];
}

/** One code per dimension in the order of `dimensions`; '*' is the total. */
export interface FigureCell extends ProtectedCell {
  readonly members: readonly string[];
}

/** A member that is shown, and the nodes of the protected table that it is the sum of. */
interface Shown {
  readonly code: string;
  readonly label: string;
  readonly nodes: readonly number[];
}

const TOTAL_LABEL = 'Totaal';
/** Nodes of a period that the protected table does not hold. */
const NOWHERE: readonly number[] = [];
const LEFT_OUT: ProtectedCell = { value: null, status: 'suppressed' };

/** Cuts the range and the selection out of the protected table. */
export function figureTable(plan: FiguresPlan, table: ProtectedTable, catalog: Catalog): FigureTable {
  const axes = table.dimensions.map(({ code }) => code);
  const shown = plan.by.map((code) => (isTimeGrain(code) ? periods(plan, code) : members(plan, table, catalog, code)));
  const hidden = axes.map((code) => hiddenNodes(plan, table, code));
  const places = plan.by.map((code) => axes.indexOf(isTimeGrain(code) ? TIME : code));
  const cells: FigureCell[] = [];
  const walk = (place: number, codes: readonly string[], nodes: readonly (readonly number[])[]): void => {
    if (place === plan.by.length) {
      cells.push({ members: codes, ...(nodes.includes(NOWHERE) ? LEFT_OUT : table.sum(product(nodes))) });
      return;
    }
    for (const member of shown[place] ?? []) walk(place + 1, codes.concat(member.code), nodes.with(places[place] ?? 0, member.nodes));
  };
  walk(0, [], hidden);
  return {
    kind: 'table',
    measure: plan.measure,
    from: plan.from,
    to: plan.to,
    asOf: plan.asOf,
    ...tidy(plan, shown, cells, catalog),
    isAdditive: plan.by.every((code) => isTimeGrain(code) || isAdditive(code)),
    policy: plan.time.until < plan.asOf ? `${table.policy.statement} ${leftOut(plan.asOf)}` : table.policy.statement,
    demonstration: catalog.refresh.isDemonstration,
  };
}

function leftOut(asOf: PlainDate): string {
  return `Over ${asOf.slice(0, 4)} is op deze peildatum nog te weinig geregistreerd: dat jaar blijft buiten de tabel en buiten de totalen.`;
}

function periods(plan: FiguresPlan, grain: DimensionCode): Shown[] {
  const inRange = plan.time.periods.flatMap((period, node) =>
    period?.grain === grain && period.firstDay <= plan.to && period.lastDay >= plan.from
      ? [{ code: period.code, label: period.label, nodes: [node] }]
      : [],
  );
  const leftOut = plan.hidden.map(({ code, label }) => ({ code, label, nodes: NOWHERE }));
  return [...inRange, ...leftOut, { code: '*', label: TOTAL_LABEL, nodes: plan.cover }];
}

function members(plan: FiguresPlan, table: ProtectedTable, catalog: Catalog, code: MemberDimension): Shown[] {
  const labels = new Map(catalog.members.get(code)?.map((member) => [member.code, member.label]));
  const wanted = plan.selected.get(code);
  const nodes = table.dimensions.find((dimension) => dimension.code === code)?.nodes ?? [];
  const listed = nodes.flatMap((node, place) =>
    place > 0 && (!wanted || wanted.has(node.code)) ? [{ code: node.code, label: labels.get(node.code) ?? node.code, nodes: [place] }] : [],
  );
  // Selected articles overlap, so they have no total of their own.
  if (wanted && !isAdditive(code)) return listed;
  return [...listed, { code: '*', label: TOTAL_LABEL, nodes: selectedNodes(plan, table, code) }];
}

function hiddenNodes(plan: FiguresPlan, table: ProtectedTable, code: string): readonly number[] {
  if (code === TIME) return plan.cover;
  return code === REPORT_TYPE.code ? [COMPLAINT] : selectedNodes(plan, table, code);
}

function selectedNodes(plan: FiguresPlan, table: ProtectedTable, code: string): readonly number[] {
  const nodes = table.dimensions.find((dimension) => dimension.code === code)?.nodes ?? [];
  const wanted = [...plan.selected].find(([dimension]) => dimension === code)?.[1];
  if (!wanted || wanted.size === nodes.length - 1) return [0];
  return nodes.flatMap((node, place) => (wanted.has(node.code) ? [place] : []));
}

function product(lists: readonly (readonly number[])[]): number[][] {
  if (lists.every((list) => list.length === 1)) return [lists.map((list) => list[0] ?? 0)];
  let cells: number[][] = [[]];
  for (const list of lists) cells = cells.flatMap((cell) => list.map((node) => cell.concat(node)));
  return cells;
}

/** Leaves out members that could not be chosen in the period and have nothing but zeros. */
function tidy(
  plan: FiguresPlan,
  shown: readonly (readonly Shown[])[],
  cells: readonly FigureCell[],
  catalog: Catalog,
): Pick<FigureTable, 'dimensions' | 'cells'> {
  const used = plan.by.map(() => new Set<string>());
  for (const cell of cells) if (cell.value !== 0) cell.members.forEach((code, place) => used[place]?.add(code));
  const kept = plan.by.map((dimension, place) => {
    const known = isTimeGrain(dimension) ? undefined : new Map(catalog.members.get(dimension)?.map((member) => [member.code, member]));
    const list = (shown[place] ?? []).filter(
      ({ code }) => code === '*' || used[place]?.has(code) || !known || isCurrent(known.get(code), plan),
    );
    return new Set(list);
  });
  const codes = kept.map((list) => new Set([...list].map(({ code }) => code)));
  return {
    dimensions: plan.by.map((code, place) => ({
      code,
      label: dimensionLabel(code),
      members: [...(kept[place] ?? [])]
        .filter((member) => member.code !== '*')
        .map((member) => ({ code: member.code, label: member.label })),
    })),
    cells: cells.filter((cell) => cell.members.every((code, place) => codes[place]?.has(code))),
  };
}

function isCurrent(member: CatalogMember | undefined, { from, to }: FiguresPlan): boolean {
  return !!member && (member.validFrom === null || member.validFrom <= to) && (member.validTo === null || member.validTo >= from);
}

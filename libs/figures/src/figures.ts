import { todayIn, type Clock } from '@register/kernel';
import { DEFAULT_POLICY, protect, UnprotectableTable, type Cube, type DisclosurePolicy } from '@register/statistics';
import { figureTable, type FigureTable } from './figure-table';
import { keptFigures } from './kept-figures';
import { readCatalog, readVersion, type Catalog } from './marts/catalog';
import { readCube } from './marts/read-cube';
import type { MartsReader } from './marts/reader';
import { cellsPerCell } from './measures/report-type';
import { planOf, type FiguresPlan } from './request/plan';
import { runningYearsOf } from './request/running-year';
import type { FiguresRequest } from './request/request';
import { isUnavailable, unavailable, type FigureUnavailable } from './unavailable';

/** Figures over the marts. Remembers the members and some tables of the last build only. */
export interface Figures {
  figures(request: FiguresRequest): Promise<FigureTable | FigureUnavailable>;
  /** Refresh and members of the present build. */
  catalog(): Promise<Catalog | FigureUnavailable>;
}

export interface FiguresOptions {
  readonly marts: MartsReader;
  readonly clock: Clock;
  readonly policy?: DisclosurePolicy;
}

const MOST_CELLS = 60_000;
const ATTEMPTS = 3;

const TOO_LARGE = unavailable('table-too-large', 'Deze tabel is te groot. Kies een grovere periode of minder uitsplitsingen en selecties.');
const NOT_PROTECTABLE = unavailable(
  'legal-limit',
  'Deze uitsplitsing is te fijn: de resultaten mogen geen persoonsgegevens bevatten (Wpg artikel 22, Wjsg artikel 15) en in deze tabel is dat niet te waarborgen. Kies een grovere periode of minder uitsplitsingen en selecties.',
);

/** Opens the only road by which counts leave: marts -> cube -> protect -> table. */
export function openFigures({ marts, clock, policy = DEFAULT_POLICY }: FiguresOptions): Figures {
  const kept = keptFigures();
  const runningYears = runningYearsOf(marts, policy);
  let known: Catalog | undefined;

  async function freshCatalog(): Promise<Catalog | FigureUnavailable> {
    const catalog = await readCatalog(marts);
    known = isUnavailable(catalog) ? undefined : catalog;
    return catalog;
  }

  async function attempt(request: FiguresRequest, left: number): Promise<FigureTable | FigureUnavailable> {
    const catalog = known ?? (await freshCatalog());
    if (isUnavailable(catalog)) return catalog;
    const asked = planOf(request, catalog, todayIn(clock));
    const plan =
      isUnavailable(asked) || !(await runningYears.isThin(asked, catalog)) ? asked : planOf(request, catalog, todayIn(clock), true);
    // What is refused may be of a newer build than the one remembered.
    if (isUnavailable(plan)) return (await isStale(catalog)) && left > 0 ? attempt(request, left - 1) : plan;
    const earlier = kept.get(plan, catalog.refresh.version);
    if (earlier && (await readVersion(marts)) === catalog.refresh.version) return earlier;
    const size = plan.dimensions.reduce((cells, code) => cells * ((catalog.members.get(code)?.length ?? 0) + 1), plan.time.periods.length);
    if (cellsPerCell(plan.measure) * size > MOST_CELLS) return TOO_LARGE;
    const { cube, version } = await readCube(marts, plan, catalog);
    if (version !== catalog.refresh.version && left > 0) {
      known = undefined;
      return attempt(request, left - 1);
    }
    const result = protectedFigure(plan, cube, catalog);
    kept.keep(plan, catalog.refresh.version, result);
    return result;
  }

  function protectedFigure(plan: FiguresPlan, cube: Cube, catalog: Catalog): FigureTable | FigureUnavailable {
    try {
      return figureTable(plan, protect(cube, policy), catalog);
    } catch (error) {
      if (error instanceof UnprotectableTable) return NOT_PROTECTABLE;
      throw error;
    }
  }

  async function isStale(catalog: Catalog): Promise<boolean> {
    const fresh = await freshCatalog();
    return !isUnavailable(fresh) && fresh.refresh.version !== catalog.refresh.version;
  }

  return { figures: (request) => attempt(request, ATTEMPTS), catalog: freshCatalog };
}

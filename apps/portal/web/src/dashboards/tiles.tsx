import { formatDate } from '@register/kernel';
import type { ReactNode } from 'react';
import type { Dashboard, FilterDimension } from './dashboard-definition';
import type { DashboardSearch } from './dashboard-search';
import { pointText } from './describe-plot';
import { figuresInput, type Horizon } from './figures-input';
import { totalOf } from './plot';
import { text } from './text';
import { useFigures } from './use-figures';

type TileDefinition = Dashboard['tiles'][number];

interface TileProps {
  readonly tile: TileDefinition;
  readonly dimensions: readonly FilterDimension[];
  readonly search: DashboardSearch;
  readonly horizon: Horizon;
}

/** Total of the chosen period with its unit, period and peildatum; words where no number may be given. */
export function Tile({ tile, dimensions, search, horizon }: TileProps): ReactNode {
  const input = figuresInput({ measure: tile.measure, by: [] }, dimensions, search, horizon);
  const figures = useFigures(input);
  const data = input ? figures.data : null;
  const table = data?.__typename === 'FigureTable' ? data : null;
  const point = table ? totalOf(table) : null;
  const instead = !input ? text.statuses['not-registered'] : figures.isFetching ? '…' : text.notGiven;
  return (
    <section className="tile" aria-labelledby={`tegel-${tile.measure}`}>
      <h2 className="tile__title" id={`tegel-${tile.measure}`}>
        {tile.title}
      </h2>
      <p className={point && point.value !== null ? 'tile__value' : 'tile__value tile__value--words'}>
        {point ? pointText(point) : instead}
        {point?.status === 'provisional' ? <span className="mark">{` ${text.provisionalMark}`}</span> : null}
      </p>
      {data?.__typename === 'FigureUnavailable' ? <p className="tile__note">{data.explanation}</p> : null}
      {table ? (
        <p className="tile__note">
          {`${text.unit}: ${table.measure.unit}. ${text.period}: ${text.dates(formatDate(table.from), formatDate(table.to))}. ${text.asOf} ${formatDate(table.asOf)}.`}
        </p>
      ) : null}
      {table ? (
        <details className="tile__note">
          <summary>{text.definition}</summary>
          {table.measure.definition}
        </details>
      ) : null}
    </section>
  );
}

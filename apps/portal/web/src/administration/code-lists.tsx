import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { request } from '../api/request';
import { FilterSelect } from '../ui/filter-fields';
import { Loading, QueryFailed } from '../ui/query-state';
import { Table } from '../ui/table';
import { codeListQuery } from './status.intake';
import { text } from './text';

const LISTS = Object.entries(text.lists).map(([code, label]) => ({ code, label }));

/** One code list at a time, as in force today. */
export function CodeLists(): ReactNode {
  const [list, setList] = useState('phenomenon');
  const label = LISTS.find(({ code }) => code === list)?.label ?? list;
  const codes = useQuery({
    queryKey: ['intake', 'code-list', list],
    queryFn: async ({ signal }) => (await request('intake', codeListQuery, { list, on: null }, signal)).codes,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="card" aria-labelledby="codelijsten">
      <h2 className="utrecht-heading-2" id="codelijsten">
        {text.codes}
      </h2>
      <div className="filters filters--plain">
        <FilterSelect name="lijst" label={text.list} value={list} choices={LISTS} onChange={setList} />
      </div>
      {codes.isPending ? <Loading isQuiet /> : null}
      {codes.isError ? <QueryFailed error={codes.error} onRetry={() => void codes.refetch()} /> : null}
      {codes.data ? (
        <Table caption={text.caption(label)}>
          <thead>
            <tr>
              <th scope="col">{text.code}</th>
              <th scope="col">{text.label}</th>
            </tr>
          </thead>
          <tbody>
            {codes.data.map((entry) => (
              <tr key={entry.code}>
                <td className="code">{entry.code}</td>
                <td>{entry.label}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </section>
  );
}

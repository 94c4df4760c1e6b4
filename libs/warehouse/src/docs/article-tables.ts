import type { Plain } from '../stages';
import { html, markdown, type Html } from './html';
import type { DatabaseColumn, PageNode, PageTest } from './page-nodes';

const MARKS: Readonly<Record<string, string>> = { success: '✓', pass: '✓', warn: '!', error: '✗', fail: '✗', skipped: '–' };

/** A status as a mark and a word. */
export function statusMark(status: string): Html {
  return html`<span class="status ${status.replace(' ', '-')}"><span aria-hidden="true">${MARKS[status] ?? '?'}</span> ${status}</span>`;
}

/** Columns as the project describes them and the database has them, each with its tests. */
export function columnsTable(node: PageNode, found: readonly DatabaseColumn[]): Html | false {
  const described = 'columns' in node.node ? node.node.columns : [];
  const types = new Map(found.map(({ name, type }) => [name, type]));
  const names = [...new Set([...found.map(({ name }) => name), ...described.map(({ name }) => name)])];
  if (names.length === 0) return false;
  const rows = names.map((name) => {
    const column = described.find((candidate) => candidate.name === name);
    const tests = node.tests.filter(({ node: test }) => test.kind === 'test' && test.column === name);
    return html`<tr>
      <th scope="row"><code>${name}</code></th>
      <td>${types.get(name) ?? column?.dataType ?? ''}</td>
      <td>${column && column.description !== '' ? markdown(column.description) : ''}</td>
      <td>${tests.map((test) => html`<div>${testName(test)} ${statusOf(test)}</div>`)}</td>
    </tr>`;
  });
  return scrolling(
    `Columns of ${node.title}`,
    html`<caption>
        Columns
      </caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
          <th scope="col">Tests</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>`,
  );
}

/** Tests of the node as a whole: unit tests, singular tests, and generic tests without a column. */
export function testsTable(node: PageNode): Html | false {
  const columns = 'columns' in node.node ? node.node.columns.map(({ name }) => name) : [];
  const tests = node.tests.filter(({ node: test }) => test.kind !== 'test' || test.column === null || !columns.includes(test.column));
  if (tests.length === 0) return false;
  const rows = tests.map(
    (test) =>
      html`<tr>
        <th scope="row">${testName(test)}</th>
        <td>${test.node.kind === 'unit_test' ? 'unit test' : test.node.generic ? 'generic' : 'singular'}</td>
        <td>${test.node.description === '' ? '' : markdown(test.node.description)}</td>
        <td>${statusOf(test)}</td>
      </tr>`,
  );
  return scrolling(
    `Tests of ${node.title}`,
    html`<caption>
        Tests
      </caption>
      <thead>
        <tr>
          <th scope="col">Test</th>
          <th scope="col">Kind</th>
          <th scope="col">Meaning</th>
          <th scope="col">Last result</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>`,
  );
}

function scrolling(label: string, table: Html): Html {
  return html`<div class="table" tabindex="0" role="region" aria-label="${label}">
    <table>
      ${table}
    </table>
  </div>`;
}

function statusOf({ result }: PageTest): Html {
  if (!result) return html`<span class="faint">not in the last run</span>`;
  const rows = result.failures ?? 0;
  return html`${statusMark(result.status)}${rows > 0 ? ` ${rows} ${rows === 1 ? 'row' : 'rows'}` : ''}`;
}

function testName({ node }: PageTest): string {
  if (node.kind !== 'test' || !node.generic) return node.name;
  const given = Object.entries(node.generic.kwargs).filter(([key]) => key !== 'model' && key !== 'column_name');
  return given.length === 0
    ? node.generic.name
    : `${node.generic.name} (${given.map(([key, value]) => `${key}: ${shown(value)}`).join('; ')})`;
}

function shown(value: Plain): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

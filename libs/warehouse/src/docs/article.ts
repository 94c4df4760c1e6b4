import { html, markdown, type Html } from './html';
import { columnsTable, statusMark, testsTable } from './article-tables';
import { lineagePicture } from './lineage';
import { lineageOf, type DocsInput, type PageNode } from './page-nodes';

/** The part of the page about one node. */
export function article(node: PageNode, nodes: ReadonlyMap<string, PageNode>, input: DocsInput): Html {
  const compiled = input.compiled?.get(node.id)?.sql;
  return html`<article id="${node.id}" tabindex="-1" aria-labelledby="title-${node.id}">
    <h2 id="title-${node.id}">${node.title} <span class="kind ${node.kind}">${node.kindText}</span></h2>
    <p class="file">${place(node)}</p>
    ${node.node.description === '' ? html`<p class="faint">Not described.</p>` : markdown(node.node.description)}
    <dl>
      ${facts(node, input).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${links('Reads', node.parents, nodes)} ${links('Read by', node.children, nodes)}
    ${lineagePicture(lineageOf(node.id, nodes), `Lineage of ${node.title}`, node.id)}
    ${columnsTable(node, input.columns?.get(node.id) ?? [])} ${testsTable(node)} ${code('Source', sourceText(node), node, true)}
    ${code('Compiled SQL', compiled, node, false)}
  </article>`;
}

function place({ node }: PageNode): Html {
  const line = 'line' in node && node.line !== undefined ? `:${node.line}` : '';
  return html`<code>${node.file.path}${line}</code>`;
}

function facts(node: PageNode, input: DocsInput): readonly (readonly [string, Html | string])[] {
  const all: readonly (readonly [string, Html | string | undefined])[] = [
    ['Relation', relation(node)],
    ['One row per', 'grain' in node.node && node.node.grain.length > 0 ? node.node.grain.join(', ') : undefined],
    ['Tags', node.node.tags.length > 0 ? node.node.tags.join(', ') : undefined],
    ...sourceFacts(node, input),
    ...exposureFacts(node),
    ['Group', 'config' in node.node ? (node.node.config.group ?? undefined) : undefined],
    ['Last run', node.result && html`${statusMark(node.result.status)} ${node.result.execution_time.toFixed(2)} s ${message(node)}`],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function message({ result }: PageNode): Html | string {
  return result?.message && result.status !== 'success' ? html`<pre>${result.message}</pre>` : (result?.message ?? '');
}

function sourceFacts({ node, id }: PageNode, { freshness }: DocsInput): readonly (readonly [string, Html | string | undefined])[] {
  if ('kind' in node) return [];
  const state = freshness?.get(id);
  const limit = (name: string, after: { readonly count: number; readonly period: string } | null | undefined) =>
    after ? `${name} after ${after.count} ${after.period}${after.count === 1 ? '' : 's'}` : undefined;
  const limits = [limit('warn', node.freshness?.warnAfter), limit('error', node.freshness?.errorAfter)].filter(
    (text) => text !== undefined,
  );
  return [
    ['Source', node.sourceDescription === '' ? node.source : `${node.source}: ${node.sourceDescription}`],
    ['Freshness', limits.length > 0 ? limits.join(', ') : undefined],
    [
      'Newest row',
      state && html`${statusMark(state.status)} ${state.maxLoadedAt?.toISOString() ?? 'none'}, seen ${state.snapshottedAt.toISOString()}`,
    ],
  ];
}

function exposureFacts({ node }: PageNode): readonly (readonly [string, Html | string | undefined])[] {
  if (!('kind' in node) || node.kind !== 'exposure') return [];
  const owner = [node.owner.name, node.owner.email].filter((part) => part !== null).join(', ');
  return [
    ['Label', node.label ?? undefined],
    ['Maturity', node.maturity ?? undefined],
    ['Owner', owner === '' ? undefined : owner],
    ['Address', node.url === null ? undefined : isWebAddress(node.url) ? html`<a href="${node.url}">${node.url}</a>` : node.url],
  ];
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url);
}

function relation({ node, kind }: PageNode): Html | undefined {
  if (kind === 'source' && 'identifier' in node) return html`<code>${node.schema}.${node.identifier}</code>`;
  if ('alias' in node && node.config.materialized !== 'ephemeral') return html`<code>${node.schema}.${node.alias}</code>`;
  return undefined;
}

function links(title: string, ids: readonly string[], nodes: ReadonlyMap<string, PageNode>): Html | false {
  if (ids.length === 0) return false;
  return html`<p class="links"><span>${title}</span> ${ids.map((id) => html`<a href="#${id}">${nodes.get(id)?.title ?? id}</a> `)}</p>`;
}

function sourceText({ node, kind }: PageNode): string | undefined {
  return 'template' in node && kind !== 'seed' ? node.template.trim() : undefined;
}

function code(title: string, text: string | undefined, node: PageNode, isOpen: boolean): Html | false {
  if (text === undefined || text === '') return false;
  const body = html`<pre tabindex="0" role="region" aria-label="${title} of ${node.title}"><code>${text.trim()}</code></pre>`;
  return isOpen
    ? html`<details open>
        <summary>${title}</summary>
        ${body}
      </details>`
    : html`<details>
        <summary>${title}</summary>
        ${body}
      </details>`;
}

import { article } from './article';
import { html, Html } from './html';
import { lineagePicture } from './lineage';
import { KINDS, pageNodes, type DocsInput, type PageNode } from './page-nodes';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';

const HEADINGS: Readonly<Record<PageNode['kind'], string>> = {
  source: 'Sources',
  seed: 'Seeds',
  model: 'Models',
  snapshot: 'Snapshots',
  exposure: 'Exposures',
};

/** One page about the whole project that needs nothing else: no network, no other file. */
export function docsPage(input: DocsInput): string {
  const nodes = pageNodes(input);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const { name } = input.graph.parsed.project;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
        />
        <link rel="icon" href="data:," />
        <title>${name}: models</title>
        <style>
          ${new Html(PAGE_STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <h1><a href="#overview">${name}</a></h1>
          <label>Search <input id="search" type="search" autocomplete="off" placeholder="name, column, word or tag" /></label>
          <p id="found" role="status"></p>
        </header>
        <nav aria-label="Nodes">${KINDS.map((kind) => navigation(kind, nodes))}</nav>
        <main id="content" tabindex="-1">
          <section id="overview" tabindex="-1" aria-labelledby="overview-title">
            <h2 id="overview-title">Overview</h2>
            <p>${summary(nodes, input)}</p>
            ${failures(nodes)} ${lineagePicture(nodes, 'Lineage of the whole project')}
          </section>
          ${nodes.map((node) => article(node, byId, input))}
        </main>
        <script>
          ${new Html(PAGE_SCRIPT)};
        </script>
      </body>
    </html> `;
  return page.text;
}

function navigation(kind: PageNode['kind'], nodes: readonly PageNode[]): Html | false {
  const own = nodes.filter((node) => node.kind === kind);
  if (own.length === 0) return false;
  return html`<section aria-labelledby="list-${kind}">
    <h2 id="list-${kind}">${HEADINGS[kind]} <small>${own.length}</small></h2>
    <ul>
      ${own.map((node) => html`<li data-words="${words(node)}"><a href="#${node.id}">${node.title}</a></li>`)}
    </ul>
  </section>`;
}

function words(node: PageNode): string {
  const columns = 'columns' in node.node ? node.node.columns.map((column) => column.name) : [];
  return [node.title, node.kindText, ...node.node.tags, ...columns, node.node.description].join(' ').replace(/\s+/g, ' ').toLowerCase();
}

function summary(nodes: readonly PageNode[], { graph, results, generatedAt }: DocsInput): string {
  const counts = KINDS.map((kind): [number, string] => [nodes.filter((node) => node.kind === kind).length, kind]);
  const tests = graph.parsed.nodes.filter((node) => node.kind === 'test').length;
  const unitTests = graph.parsed.nodes.filter((node) => node.kind === 'unit_test').length;
  const parts = [...counts, [tests, 'test'] as const, [unitTests, 'unit test'] as const].filter(([count]) => count > 0);
  const run = results?.metadata.generated_at;
  const last = run ? `Last run: ${run}.` : 'No run is known yet.';
  return `${parts.map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`).join(', ')}. ${last} This page was made at ${generatedAt.toISOString()}.`;
}

/** What went wrong in the last run, in front. */
function failures(nodes: readonly PageNode[]): Html | false {
  const isBad = (status: string | undefined) => status === 'error' || status === 'fail';
  const bad = nodes.filter((node) => isBad(node.result?.status) || node.tests.some(({ result }) => isBad(result?.status)));
  if (bad.length === 0) return false;
  return html`<p class="failed">Failed in the last run: ${bad.map((node) => html`<a href="#${node.id}">${node.title}</a> `)}</p>`;
}

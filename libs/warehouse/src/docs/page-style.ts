/** Looks of the page, light and dark by the reader's own setting. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f3f5f8; --ink: #1b2430; --faint: #566273; --line: #c9d1db; --accent: #154273;
  --source: #e2f0e4; --source-line: #3d7a48; --seed: #fdf0d5; --seed-line: #8a6100; --model: #e3edf9; --model-line: #2a6099;
  --snapshot: #f0e6f8; --snapshot-line: #74459a; --exposure: #fbe6e3; --exposure-line: #a33b2c;
  --good: #1d6b33; --warn: #7d5600; --bad: #a32020;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --raised: #1e242b; --ink: #e7ebf0; --faint: #a5b0bd; --line: #3a444f; --accent: #8fc0f5;
    --source: #1d3323; --source-line: #7fc58e; --seed: #3a2f14; --seed-line: #e0b95c; --model: #1b2e44; --model-line: #86b8ee;
    --snapshot: #33234a; --snapshot-line: #cda5ee; --exposure: #452320; --exposure-line: #f0a196;
    --good: #7fd296; --warn: #e6bd62; --bad: #ff9d94;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, 'Segoe UI', Roboto, sans-serif;
  display: grid; grid-template: 'header header' auto 'nav main' 1fr / 17rem minmax(0, 1fr);
}
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; z-index: 9; background: var(--ground); padding: 6px 10px; }
header {
  grid-area: header; position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 24px;
  padding: 10px 20px; background: var(--raised); border-bottom: 1px solid var(--line);
}
header p { margin: 0; }
header h1 { margin: 0; font-size: 17px; font-weight: 600; }
header h1 a { text-decoration: none; color: var(--ink); }
#found { color: var(--faint); }
input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--faint); border-radius: 5px; padding: 5px 9px; width: 17rem; max-width: 60vw; }
input::placeholder { color: var(--faint); opacity: 1; }
nav {
  grid-area: nav; position: sticky; top: 57px; align-self: start; max-height: calc(100vh - 57px); overflow: auto;
  padding: 12px 8px 24px 20px; border-right: 1px solid var(--line); font-size: 14px;
}
nav h2 { font-size: 13px; margin: 14px 0 4px; color: var(--faint); font-weight: 600; }
nav small { font-weight: 400; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: 2px 8px; border-radius: 4px; text-decoration: none; color: var(--ink); overflow-wrap: anywhere; }
nav a:hover { background: var(--raised); }
nav a[aria-current] { background: var(--model); font-weight: 600; }
main { grid-area: main; padding: 20px 28px 60px; min-width: 0; }
main:focus, article:focus, main section:focus { outline: none; }
h1, h2 { line-height: 1.25; overflow-wrap: anywhere; }
main h2 { font-size: 22px; margin: 0; }
html:not(.scripted) article { margin-top: 48px; border-top: 2px solid var(--line); padding-top: 16px; }
.kind { font-size: 13px; font-weight: 500; padding: 2px 8px; border-radius: 10px; border: 1px solid; vertical-align: 3px; white-space: nowrap; }
.file { margin: 2px 0 12px; color: var(--faint); overflow-wrap: anywhere; }
.faint { color: var(--faint); }
code, pre { font: 13px/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; }
dl { margin: 12px 0; display: grid; gap: 4px; }
dl div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 8px; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
dd pre { white-space: pre-wrap; }
.links { margin: 6px 0; }
.links span { display: inline-block; min-width: 8rem; color: var(--faint); }
.links a { display: inline-block; margin: 0 10px 2px 0; }
.picture { overflow: auto; max-height: 75vh; margin: 16px 0; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); }
svg { display: block; }
svg path { fill: none; stroke: var(--faint); stroke-opacity: .55; stroke-width: 1.2; }
svg text { font: 12px ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; fill: var(--ink); }
svg .box { text-decoration: none; }
svg .box:hover rect, svg .focus rect { stroke-width: 2.5; }
svg .focus text { font-weight: 700; }
svg .box:focus-visible { outline: none; }
svg .box:focus-visible rect { stroke: var(--accent); stroke-width: 4; }
.lit .box:not(.on) { opacity: .35; }
.lit path:not(.on) { stroke-opacity: .12; }
.lit path.on { stroke: var(--accent); stroke-opacity: 1; stroke-width: 1.8; }
.source { --fill: var(--source); --edge: var(--source-line); }
.seed { --fill: var(--seed); --edge: var(--seed-line); }
.model { --fill: var(--model); --edge: var(--model-line); }
.snapshot { --fill: var(--snapshot); --edge: var(--snapshot-line); }
.exposure { --fill: var(--exposure); --edge: var(--exposure-line); }
.kind { background: var(--fill); border-color: var(--edge); }
.box rect { fill: var(--fill); stroke: var(--edge); }
.table { overflow-x: auto; margin: 16px 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; font-size: 16px; padding-bottom: 4px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--faint); font-size: 13px; }
td p, td ul { margin: 0; }
tbody th { overflow-wrap: anywhere; min-width: 9rem; }
td .faint { white-space: nowrap; }
details { margin: 12px 0; }
summary { cursor: pointer; font-weight: 600; }
details pre { margin: 8px 0 0; padding: 12px 14px; overflow: auto; max-height: 70vh; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
.status { white-space: nowrap; }
.status.success, .status.pass { color: var(--good); }
.status.warn { color: var(--warn); }
.status.error, .status.fail, .status.runtime-error { color: var(--bad); font-weight: 600; }
.failed { border-left: 4px solid var(--bad); padding: 4px 12px; }
[hidden] { display: none !important; }
@media (max-width: 760px) {
  body { display: block; }
  header { padding: 10px 14px; }
  nav { position: static; max-height: 40vh; border: 0; border-bottom: 1px solid var(--line); padding: 4px 14px 12px; }
  main { padding: 16px 14px 48px; }
  dl div { grid-template-columns: 6.5rem minmax(0, 1fr); }
}
@media print { nav, header, .skip { display: none; } body { display: block; } }
`;

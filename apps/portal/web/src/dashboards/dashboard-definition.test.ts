import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NAVIGATION } from '../app/navigation';
import { readDashboard } from './dashboard-definition';

const directory = resolve(import.meta.dirname, '../../../../../dashboards');
const files = readdirSync(directory).filter((file) => file.endsWith('.dashboard.yml'));
const dashboards = files.map((file) => readDashboard(readFileSync(resolve(directory, file), 'utf8'), file));

const minimal = `
slug: proef
title: Proef
intro: Een proef.
filters: []
tiles: []
charts:
  - { id: een, title: Een, kind: bar, measure: reports, by: [year] }
`;

describe('dashboard files', () => {
  it('are all valid, and each has an address that the menu leads to', () => {
    const addresses = NAVIGATION.analyst.map(({ to }) => to);
    expect(files.length).toBeGreaterThan(0);
    for (const { slug } of dashboards) expect(addresses).toContain(`/dashboards/${slug}`);
  });

  it('show the class in which sextortion was hidden beside our own reports', () => {
    const reports = dashboards.find(({ slug }) => slug === 'meldingen');
    expect(reports?.charts.find((chart) => chart.kind === 'context')).toMatchObject({ title: 'De klasse waarin sextortion verborgen zat' });
  });

  it.each([
    ['an unknown measure', minimal.replace('measure: reports', 'measure: rapporten'), /measure/],
    ['an unknown dimension', minimal.replace('[year]', '[naam]'), /by/],
    ['three dimensions', minimal.replace('[year]', '[year, unit, motive]'), /by/],
    ['a misspelt key', minimal.replace('title: Een', 'titel: Een'), /title/],
    ['the same chart twice', `${minimal}  - { id: een, title: Twee, kind: line, measure: victims, by: [month] }`, /"een" is there twice/],
    ['no chart', minimal.slice(0, minimal.indexOf('charts')), /charts/],
  ])('with %s stop the build and name file and mistake', (_mistake, yaml, message) => {
    expect(() => readDashboard(yaml, 'proef.dashboard.yml')).toThrow(message);
    expect(() => readDashboard(yaml, 'proef.dashboard.yml')).toThrow(/^proef\.dashboard\.yml is no dashboard/);
  });

  it('that are right are read', () => {
    expect(readDashboard(minimal, 'proef.dashboard.yml').charts).toHaveLength(1);
  });
});

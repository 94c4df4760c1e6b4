import { loadGraph, type ProjectOptions } from '../prepare-project';
import type { Graph, ModelNode, Node, TestNode } from '../stages';
import { testProjectFiles } from './project-files';

const now = () => new Date('2026-01-01T12:00:00Z');

/** Graph of a project of these files. */
export async function loadFiles(files: Readonly<Record<string, string>>, options: Partial<ProjectOptions> = {}): Promise<Graph> {
  const project = await testProjectFiles(files);
  try {
    return await loadGraph({ projectDirectory: project.directory, now, ...options });
  } finally {
    await project.remove();
  }
}

/** What is wrong with a project of these files. */
export async function complaintOf(files: Readonly<Record<string, string>>, options: Partial<ProjectOptions> = {}): Promise<string> {
  return loadFiles(files, options).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/** The node of a kind and name; not finding it fails the test. */
export function nodeOf<K extends Node['kind']>(graph: Graph, kind: K, name: string): Extract<Node, { kind: K }> {
  const found = graph.parsed.nodes.find((node): node is Extract<Node, { kind: K }> => node.kind === kind && node.name === name);
  if (!found) throw new Error(`there is no ${kind} '${name}' among ${graph.parsed.nodes.map((node) => node.id).join(', ')}`);
  return found;
}

/** The model of that name. */
export function modelOf(graph: Graph, name: string): ModelNode {
  const found = graph.parsed.nodes.find(
    (node): node is ModelNode => node.name === name && (node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot'),
  );
  if (!found) throw new Error(`there is no model '${name}'`);
  return found;
}

/** The only test of a project. */
export function onlyTest(graph: Graph): TestNode {
  const [test, ...others] = graph.parsed.nodes.filter((node): node is TestNode => node.kind === 'test');
  if (!test || others.length > 0) throw new Error(`there are ${others.length + (test ? 1 : 0)} tests`);
  return test;
}

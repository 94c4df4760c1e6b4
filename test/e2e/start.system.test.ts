import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { newDataDirectory, removeDataDirectory, root, runCommand } from '../support/instance';

/** Runs the start program with wrong settings; it must end by itself. */
async function start(variables: Record<string, string>): Promise<{ code: number | null; stderr: string; stdout: string }> {
  const dataDirectory = await newDataDirectory();
  const child = spawn(process.execPath, [join(root, 'dist/apps/local/main.js')], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDirectory, ...variables },
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  await removeDataDirectory(dataDirectory);
  return { code, ...text };
}

describe('a start with wrong settings ends at once and says what to change', () => {
  it.each([
    ['PORT', 'eighty', 'PORT must be a whole number from 1 to 65535'],
    ['PORT', '70000', 'PORT must be a whole number from 1 to 65535'],
    ['DEMO_REPORTS', '-1', 'DEMO_REPORTS must be a whole number'],
    ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL must look like postgres://'],
    ['DATABASE_URL', 'postgres://nobody:wrong@127.0.0.1:1/none', 'DATABASE_URL: cannot reach 127.0.0.1:1/none'],
  ])('%s=%s', async (name, value, message) => {
    const { code, stderr, stdout } = await start({ [name]: value });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('wrong@');
    expect(stdout).not.toContain('ready');
    expect(code).toBe(1);
  });

  it('all wrong settings are named at once', async () => {
    const { stderr } = await start({ PORT: 'x', DEMO_REPORTS: 'y' });
    expect(stderr).toContain('PORT must');
    expect(stderr).toContain('DEMO_REPORTS must');
  });

  it('a port in use', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, stderr } = await start({ PORT: port });
    server.close();
    expect(stderr).toContain(`PORT: ${port} cannot be used`);
    expect(code).toBe(1);
  });

  it('a data folder in use names the instance that uses it', async () => {
    const { code, stderr } = await start({ DATA_DIR: inject('dataDirectory'), PORT: '47999' });
    expect(stderr).toContain(`is in use by the instance at ${inject('portalUrl')}`);
    expect(code).toBe(1);
  });
});

describe('commands', () => {
  it('token without an instance says how to start one', async () => {
    const empty = await newDataDirectory();
    const { code, stderr } = await runCommand('local/token.js', ['registrar'], empty);
    await removeDataDirectory(empty);
    expect(stderr).toContain('npm start');
    expect(code).toBe(1);
  });

  it('token with an unknown role lists the roles', async () => {
    const { code, stderr } = await runCommand('local/token.js', ['minister'], inject('dataDirectory'));
    expect(stderr).toContain('registrar, ');
    expect(code).toBe(2);
  });

  it('token prints one line that is a signed token', async () => {
    const { code, stdout } = await runCommand('local/token.js', ['analyst'], inject('dataDirectory'));
    expect(stdout.trim().split('.')).toHaveLength(3);
    expect(code).toBe(0);
  });
});

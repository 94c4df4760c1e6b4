import { DomainError } from '@register/kernel';
import { expect, it } from 'vitest';
import { openLog } from './logging';

/** The one line that an error leaves in the log. */
function logged(error: unknown): string {
  const lines: string[] = [];
  openLog('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'request failed');
  return lines.join('');
}

it('of an error of another maker the log holds type, code and places, not the message, which can repeat what was sent', () => {
  const error = Object.assign(new TypeError('invalid input "Jansen"\nKey (name)=(Jansen)'), { code: '22P02', detail: 'Jansen' });
  const line = logged(error);
  expect(line).not.toContain('Jansen');
  expect(JSON.parse(line)).toMatchObject({ err: { type: 'TypeError', code: '22P02', stack: expect.stringContaining('logging.test.ts') } });
});

it('what hangs below an error stays out of the log', () => {
  const line = logged(new Error('outer Jansen', { cause: new Error('inner Jansen') }));
  expect(line).not.toContain('Jansen');
});

it('an error of the register itself keeps its message', () => {
  expect(JSON.parse(logged(new DomainError('UNAVAILABLE', 'The service does not answer.')))).toMatchObject({
    err: { type: 'DomainError', code: 'UNAVAILABLE', message: 'The service does not answer.' },
  });
});

it('what is thrown and is no error leaves its kind only', () => {
  expect(JSON.parse(logged('Jansen'))).toMatchObject({ err: { type: 'string' } });
});

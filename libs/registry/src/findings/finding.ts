import type { Finding } from '@register/kernel';

/** A finding that refuses the input. */
export function problem(path: string, code: string, message: string): Finding {
  return { path, code, message, severity: 'error' };
}

/** A finding that is shown, and stops nothing. */
export function warning(path: string, code: string, message: string): Finding {
  return { path, code, message, severity: 'warning' };
}

const SAFE_TO_REPEAT = /^[\p{L}\p{N} .:_/-]{1,40}$/u;

/** A value between quotes for in a message, or 'deze waarde' when repeating it could repeat a person's number. */
export function quoted(value: string): string {
  const digits = value.replaceAll(/\D/gu, '').length;
  return SAFE_TO_REPEAT.test(value) && digits < 9 ? `"${value}"` : 'deze waarde';
}

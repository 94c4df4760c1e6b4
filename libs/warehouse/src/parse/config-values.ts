import type { Plain, Settings } from '../stages';
import { isList, isMapping, texts } from './plain';

/** A setting that does not fit; `key` tells which. */
export class SettingError extends Error {
  override readonly name = 'SettingError';

  constructor(
    readonly key: string,
    message: string,
  ) {
    super(`${key}: ${message}`);
  }
}

/** Reads settings by key; a value of the wrong shape is a `SettingError`. */
export class Values {
  constructor(readonly settings: Settings) {}

  has(key: string): boolean {
    return this.#given(key) !== undefined;
  }

  text(key: string): string | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw new SettingError(key, 'this must be a text');
  }

  truth(key: string): boolean | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'True') return true;
    if (value === 'false' || value === 'False') return false;
    throw new SettingError(key, `this must be true or false, not ${JSON.stringify(value)}`);
  }

  number(key: string): number | null {
    const value = this.#given(key);
    if (value === undefined) return null;
    const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    if (!Number.isInteger(number)) throw new SettingError(key, `this must be a whole number, not ${JSON.stringify(value)}`);
    return number;
  }

  texts(key: string): readonly string[] {
    const value = this.#given(key);
    const items = value === undefined ? [] : isList(value) ? value : [value];
    for (const item of items) {
      if (typeof item !== 'string' && typeof item !== 'number') throw new SettingError(key, 'this must be a text or a list of texts');
    }
    return texts(items);
  }

  list(key: string): readonly Plain[] {
    const value = this.#given(key);
    if (value === undefined) return [];
    if (!isList(value)) throw new SettingError(key, 'this must be a list');
    return value;
  }

  mapping(key: string): Settings {
    const value = this.#given(key);
    if (value === undefined) return {};
    if (!isMapping(value)) throw new SettingError(key, 'this must be a mapping');
    return value;
  }

  /** One of a few words; `refused` are words dbt knows and this runner does not. */
  choice<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(key);
    if (value === null) return fallback;
    const chosen = allowed.find((word) => word === value);
    if (chosen === undefined) throw new SettingError(key, `'${value}' is not supported (${allowed.join(', ')})`);
    return chosen;
  }

  #given(key: string): Plain | undefined {
    const value = this.settings[key];
    return value === null ? undefined : value;
  }
}

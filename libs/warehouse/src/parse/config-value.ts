import { func, type Arguments } from '../jinja/arguments';
import { fromData } from '../jinja/json';
import { Func, type Value } from '../jinja/values';
import type { Plain, Settings } from '../stages';
import type { ContextParts } from './context-parts';
import { isMapping, plainOf } from './plain';

/** `config(...)` and its functions; as dbt has it, what is configured is known only when a template is compiled, and '' while it is parsed. */
export function configValue(parts: Pick<ContextParts, 'settings' | 'config' | 'execute'>): Func {
  const find = (name: string): Plain | undefined => {
    const settings = parts.settings();
    return settings[name] ?? metaOf(settings)[name];
  };
  const get = (args: Arguments): Value => {
    if (!parts.execute) return '';
    const value = find(args.text(0, 'name'));
    return value === undefined || value === null ? (args.get(1, 'default') ?? null) : fromData(value);
  };
  const require = (args: Arguments): Value => {
    if (!parts.execute) return '';
    const name = args.text(0, 'name');
    const value = find(name);
    if (value === undefined) throw new Error(`config.require('${name}'): the node has no such setting`);
    return fromData(value);
  };
  const persist = (part: string) => () => {
    const docs = parts.settings()['persist_docs'];
    return isMapping(docs ?? null) && isMapping(docs) ? docs[part] === true : false;
  };
  return func(
    'config',
    (args) => {
      parts.config(settingsOf(args));
      return '';
    },
    {
      get: func('config.get', get),
      require: func('config.require', require),
      meta_get: func(
        'config.meta_get',
        (args) => fromData(metaOf(parts.settings())[args.text(0, 'name')] ?? null) ?? args.get(1, 'default') ?? null,
      ),
      meta_require: func('config.meta_require', require),
      set: func('config.set', (args) => {
        parts.config({ [args.text(0, 'name')]: plainOf(args.need(1, 'value')) });
        return '';
      }),
      persist_relation_docs: func('config.persist_relation_docs', persist('relation')),
      persist_column_docs: func('config.persist_column_docs', persist('columns')),
    },
  );
}

function metaOf(settings: Settings): Settings {
  const { meta } = settings;
  return isMapping(meta) ? meta : {};
}

/** Settings as `config()` was given them. */
function settingsOf(args: Arguments): Settings {
  const given: Record<string, Plain> = {};
  for (const value of args.positional) {
    const plain = plainOf(value);
    if (!isMapping(plain)) throw new Error('config() takes named arguments');
    Object.assign(given, plain);
  }
  for (const [key, value] of args.keywords) given[key] = plainOf(value);
  return given;
}

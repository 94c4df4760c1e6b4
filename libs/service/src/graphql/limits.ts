import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** What one request may ask at most. Depth counts every fragment as a level; cost is armor's (scalar 1, object 2, x 1.5 per level, x `first`). */
export const LIMITS = { depth: 12, cost: 6_000, aliases: 15, directives: 10, tokens: 2_000, bodyBytes: 256 * 1024 } as const;

/** Validation rules that refuse queries above LIMITS. Tokens are counted by the parser itself, suggestions are removed where errors are formatted. */
export function limitRules(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: LIMITS.depth },
    costLimit: { maxCost: LIMITS.cost },
    maxAliases: { n: LIMITS.aliases },
    maxDirectives: { n: LIMITS.directives },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
  return armor.protect().validationRules;
}

const EXCEEDED = [
  [/^Syntax Error: Query depth limit of (\d+) exceeded, found (\d+)/, 'nested deeper than'],
  [/^Syntax Error: Query Cost limit of (\d+) exceeded, found (\d+)/, 'more costly than'],
  [/^Syntax Error: Aliases limit of (\d+) exceeded, found (\d+)/, 'using more aliases than'],
  [/^Syntax Error: Directives limit of (\d+) exceeded, found (\d+)/, 'using more directives than'],
  [/^Syntax Error: Document contains more tha[nt] (\d+) tokens/, 'longer in tokens than'],
] as const;

/** A plain sentence when a parser or validation message says that a limit was exceeded, else undefined. */
export function exceededLimit(message: string): string | undefined {
  for (const [pattern, what] of EXCEEDED) {
    const match = pattern.exec(message);
    if (match) return `The query is ${what} allowed: the limit is ${match[1]}${match[2] ? `, this is ${match[2]}` : ''}.`;
  }
  return undefined;
}

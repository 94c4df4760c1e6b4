/** A shell pattern (`*`, `?`, `[abc]`, `[!a]`) as a regular expression over a whole text; `*` crosses dots and slashes. */
export function wildcard(pattern: string): RegExp {
  return new RegExp(`^${translate(pattern)}$`, 's');
}

export function hasWildcard(pattern: string): boolean {
  return /[*?[\]]/.test(pattern);
}

/** Whether a path matches a pattern as a directory listing does: `*` within one name, `**` any number of folders. */
export function matchesPath(pattern: string, path: string): boolean {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length > 0 && matchParts(parts, path.split('/'));
}

function matchParts(pattern: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (first === '**') return path.some((_, index) => matchParts(rest, path.slice(index))) || matchParts(rest, []);
  const [name, ...below] = path;
  return name !== undefined && wildcard(first).test(name) && matchParts(rest, below);
}

function translate(pattern: string): string {
  let result = '';
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern.charAt(index);
    const end = letter === '[' ? pattern.indexOf(']', index + (pattern[index + 1] === '!' ? 3 : 2)) : -1;
    if (end > 0) {
      const set = pattern
        .slice(index + 1, end)
        .replaceAll('\\', '\\\\')
        .replaceAll('[', '\\[');
      result += `[${set.startsWith('!') ? `^${set.slice(1)}` : set.replace(/^\^/, '\\^')}]`;
      index = end;
    } else if (letter === '*') result += '.*';
    else if (letter === '?') result += '.';
    else result += letter.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  }
  return result;
}

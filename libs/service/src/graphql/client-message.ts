/** A message of graphql-js without suggestions of names and without the values that were sent. */
export function withoutValues(message: string): string {
  return message
    .replace(/,? ?Did you mean [\s\S]*$/, '')
    .replace(/( cannot represent [^:]*):[\s\S]*$/, '$1.')
    .replace(/,? found [\s\S]*$/, '.')
    .replace(/^Value "[\s\S]*" does not exist in/, 'The value does not exist in')
    .replace(/^Expected value of type ("[^"]*")[\s\S]*$/, 'Expected a value of type $1.')
    .trim();
}

/** What is wrong with a variable, and where, without its value (which graphql-js repeats). */
export function variableMessage(error: Error & { readonly originalError?: Error | undefined }): string | undefined {
  const variable = /^Variable "(\$\w+)" got invalid value /.exec(error.message)?.[1];
  if (variable === undefined) return undefined;
  const reason = error.originalError?.message ?? '';
  const before = error.message.slice(0, Math.max(0, error.message.length - reason.length - 2));
  const path = / at "([\w.[\]]+)"$/.exec(before)?.[1];
  return `Variable "${variable}" is not valid${path ? ` at "${path}"` : ''}: ${withoutValues(reason) || 'wrong type.'}`;
}

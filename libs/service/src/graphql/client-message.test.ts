import { describe, expect, it } from 'vitest';
import { withoutValues } from './client-message';

describe('messages of graphql-js reach the caller without the values that were sent', () => {
  it.each([
    ['Int cannot represent non-integer value: "Geheim"', 'Int cannot represent non-integer value.'],
    ['String cannot represent a non string value: { naam: "Geheim" }', 'String cannot represent a non string value.'],
    ['Expected value of type "Input!", found {naam: "Geheim"}.', 'Expected a value of type "Input!".'],
    ['Expected value of type "Input", found "Geheim"; wrong', 'Expected a value of type "Input".'],
    ['Syntax Error: Expected Name, found String "Geheim".', 'Syntax Error: Expected Name.'],
    ['Value "Geheim" does not exist in "Kind" enum.', 'The value does not exist in "Kind" enum.'],
    ['Cannot query field "reprt" on type "Query". Did you mean "report" or "reports"?', 'Cannot query field "reprt" on type "Query".'],
    ['Field "age" is not defined by type "VictimInput". Did you mean "sex"?', 'Field "age" is not defined by type "VictimInput".'],
  ])('%s', (message, expected) => {
    expect(withoutValues(message)).toBe(expected);
  });
});

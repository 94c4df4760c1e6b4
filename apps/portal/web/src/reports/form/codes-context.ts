import { createContext, useContext } from 'react';
import type { CodeLabel, ReportCodes } from '../codes';

const Context = createContext<ReportCodes | null>(null);
export const CodesProvider = Context.Provider;

/** The code lists of the form's day; only inside the form, which waits for them. */
export function useCodes(): ReportCodes {
  const codes = useContext(Context);
  if (!codes) throw new Error('code lists are only known inside the report form');
  return codes;
}

/** Choices of a list; a code chosen earlier that the list no longer holds stays visible as itself. */
export function withChosen(list: readonly CodeLabel[], chosen: string): readonly CodeLabel[] {
  return chosen === '' || list.some(({ code }) => code === chosen) ? list : [...list, { code: chosen, label: chosen }];
}

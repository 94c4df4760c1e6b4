import type { FilterDimension } from './dashboard-definition';
import { figuresInput, type Horizon } from './figures-input';
import { useMembers } from './use-figures';

interface Member {
  readonly code: string;
  readonly label: string;
}

/** Label of a member; its code while the members are not there or when the address names one that does not exist. */
export function labelOf(members: readonly Member[], code: string): string {
  return members.find((member) => member.code === code)?.label ?? code;
}

/** Members of a filter: those of the whole time of registration, whatever the page itself is filtered on. */
export function useFilterMembers(measure: string, dimension: FilterDimension, horizon: Horizon): readonly Member[] {
  return useMembers(measure, dimension, figuresInput({ measure: 'reports', by: [] }, [], {}, horizon));
}

/** Forward keyset pagination: `after` is the cursor of the last item seen. */
export interface PageRequest {
  /** Most items wanted; 1 to 100. */
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** One page; a cursor per item, in the order of the list. */
export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** An expression of a template. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string; readonly float?: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly of: Expression; readonly key: Expression }
  | {
      readonly kind: 'slice';
      readonly of: Expression;
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
  | {
      readonly kind: 'filter' | 'test';
      readonly name: string;
      readonly of: Expression;
      readonly args: readonly Argument[];
      readonly negate?: boolean;
    }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly kind: 'if'; readonly test: Expression; readonly body: Expression; readonly otherwise: Expression | undefined };

/** An argument of a call: positional, named, `*list` or `**dict`. */
export type Argument =
  | { readonly kind: 'positional' | 'spread' | 'keywords'; readonly value: Expression }
  | { readonly kind: 'named'; readonly name: string; readonly value: Expression };

export interface Parameter {
  readonly name: string;
  readonly fallback: Expression | undefined;
}

/** Where a statement stands: offsets of its first character, and of what follows its tag. */
export interface Span {
  readonly start: number;
  readonly next: number;
}

/** A statement; all but plain text know where they stand. */
export type Statement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment'; readonly span: Span }
  | { readonly kind: 'print' | 'do'; readonly value: Expression; readonly span: Span }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
      readonly span: Span;
    }
  | {
      readonly kind: 'for';
      readonly target: Expression;
      readonly over: Expression;
      readonly test: Expression | undefined;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
      readonly span: Span;
    }
  | { readonly kind: 'break' | 'continue'; readonly span: Span }
  | { readonly kind: 'set'; readonly target: Expression; readonly value: Expression; readonly span: Span }
  | { readonly kind: 'set-block'; readonly target: Expression; readonly body: readonly Statement[]; readonly span: Span }
  | MacroStatement
  | {
      readonly kind: 'call';
      readonly call: Expression;
      readonly caller: MacroStatement;
      readonly span: Span;
    }
  | {
      readonly kind: 'filter-block';
      readonly name: string;
      readonly args: readonly Argument[];
      readonly body: readonly Statement[];
      readonly span: Span;
    };

export interface MacroStatement {
  readonly kind: 'macro';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** Whether it takes more arguments than it names. */
  readonly takesRest: boolean;
  readonly takesKeywords: boolean;
  readonly span: Span;
}

/** A template that was read: its statements, the names it uses and those it gives a meaning itself. */
export interface Tree {
  readonly statements: readonly Statement[];
  /**
   * Names it asks for, with the statement that asks first; not those behind `is defined` or `default`, nor those in a branch that
   * hangs on `target` or `adapter.type()`, which may be there for another database.
   */
  readonly uses: ReadonlyMap<string, number>;
  /** Names after a dot of a bare name, as in `dbt_utils.star`, with the statement that asks first. */
  readonly members: ReadonlyMap<string, number>;
  readonly defines: ReadonlySet<string>;
  readonly macros: readonly MacroStatement[];
}

import { type Piece, type Query, type Source, isGroup, isName, isQuery, queriesOf, splitBy, treeOf } from './sql-tree';

/** A table's columns, and the columns that identify a row, such as the secret of a session or an address. */
export interface TableColumns {
  readonly columns: ReadonlySet<string>;
  readonly unique: ReadonlySet<string>;
}

/** Every table. A tenant table has a `company_id`. */
export type Schema = ReadonlyMap<string, TableColumns>;

const KEY = /^(id|\w+_ids?|audience)$/;
const COMPARISONS = new Set(['=', '@>', '<@', '&&', 'IN', 'FROM']);

/** A column of a source. */
interface Named {
  readonly column: string;
  readonly source: Source;
}

/** Sources whose rows belong to the asker. */
type Bound = ReadonlySet<Source>;

/**
 * The tenant tables that a statement reads without restricting the rows to the asker or their company. A table is bound by a key that is
 * compared with a value for which `isAskers` is true (`$1` is 1), or that is shared with a bound table. Each alternative (OR) must bind it.
 */
export function unboundIn(statement: string, schema: Schema, isAskers: (parameter: number) => boolean): string[] {
  const reading = new Reading(schema, isAskers);
  reading.read(statement);
  return reading.unbound();
}

class Reading {
  private readonly sources = new Set<Source>();
  /** Sources that are bound where they are read. A source within an alternative need not be bound outside it. */
  private readonly everBound = new Set<Source>();
  private readonly parsed = new Map<Piece[], Query[]>();
  private readonly answers = new Map<Query, Map<string, Bound>>();
  private readonly numbers = new Map<Source, number>();
  private readonly owners = new Map<Source, Query>();
  /** Queries being examined, because a recursive expression reads itself. */
  private readonly underWay = new Set<Query>();

  constructor(
    private readonly schema: Schema,
    private readonly isAskers: (parameter: number) => boolean,
  ) {}

  read(statement: string): void {
    for (const query of queriesOf(treeOf(statement))) this.within(query, new Set());
  }

  unbound(): string[] {
    const tenants = [...this.sources].filter(({ table }) => table !== undefined && this.schema.get(table)?.columns.has('company_id'));
    return [...new Set(tenants.filter((source) => !this.everBound.has(source)).map(({ table }) => table!))].sort();
  }

  /** Returns the sources that are bound inside a query, given the ones bound around it. */
  private within(query: Query, around: Bound): Bound {
    if (this.underWay.has(query)) return around;
    query.sources.forEach((source) => this.owners.set(source, query));
    const answers = this.answers.get(query) ?? new Map<string, Bound>();
    this.answers.set(query, answers);
    const near = new Set([...around].filter((source) => isOnOneLine(query, this.owners.get(source))));
    const key = [...near]
      .map((source) => this.numberOf(source))
      .sort()
      .join();
    const known = answers.get(key) ?? this.lookWithin(query, near);
    answers.set(key, known);
    return new Set([...around, ...known]);
  }

  private numberOf(source: Source): number {
    const number = this.numbers.get(source) ?? this.numbers.size;
    this.numbers.set(source, number);
    return number;
  }

  private lookWithin(query: Query, around: Bound): Bound {
    this.underWay.add(query);
    query.sources.forEach((source) => this.sources.add(source));
    for (const expression of (query.parent?.expressions ?? new Map<string, Source>()).values()) this.fromQuery(expression, around);
    const bound = this.untilStable(around, (known) => [
      ...query.sources.flatMap((source) => this.fromSource(source, known)),
      ...query.conditions.flatMap(({ pieces, only }) => this.byAll(pieces, query, known).filter((one) => !only || one === only)),
    ]);
    this.visit([...query.selected, ...query.rest], query, bound);
    query.sources.filter((source) => bound.has(source)).forEach((source) => this.everBound.add(source));
    this.underWay.delete(query);
    return bound;
  }

  private untilStable(around: Bound, more: (bound: Bound) => Source[]): Bound {
    const bound = new Set(around);
    for (let size = -1; size < bound.size;) {
      size = bound.size;
      more(bound).forEach((source) => bound.add(source));
    }
    return bound;
  }

  /** A subquery is bound by its own sources. If it is bound from outside, the columns that it selects bind their sources. */
  private fromSource(source: Source, bound: Bound): Source[] {
    const fromInside = this.fromQuery(source, bound);
    if (source.isInserted) return [source];
    if (source.given.length > 0) return this.hasAskers(source.given) ? [source] : [];
    if (fromInside.length > 0 || !bound.has(source)) return fromInside;
    const selected = source.queries.flatMap((query) => this.keysIn(query.selected, query));
    for (const query of source.queries) this.within(query, new Set([...bound, ...selected]));
    return selected;
  }

  private fromQuery(source: Source, bound: Bound): Source[] {
    const branches = source.queries.map((query) => this.isQueryBound(query, bound));
    const decisive = source.isRecursive ? branches.slice(0, 1) : branches;
    return branches.length > 0 && decisive.every(Boolean) ? [source] : [];
  }

  private isQueryBound(query: Query, bound: Bound): boolean {
    const inside = this.within(query, bound);
    return query.sources.some((source) => inside.has(source)) || (query.sources.length === 0 && this.hasAskers(query.selected));
  }

  /** `a AND b` binds every source that one part binds, given the sources that the others bind. */
  private byAll(pieces: readonly Piece[], query: Query, bound: Bound): Source[] {
    const alternatives = splitBy(pieces, 'OR');
    if (alternatives.length > 1) return this.byEach(alternatives, query, bound);
    const parts = splitBy(pieces, 'AND');
    return [...this.untilStable(bound, (known) => parts.flatMap((part) => this.byOne(part, query, known)))];
  }

  /** `a OR b` binds the sources that both alternatives bind, each with the sources joined to it. */
  private byEach(alternatives: readonly Piece[][], query: Query, bound: Bound): Source[] {
    const [first, ...others] = alternatives.map((alternative) =>
      this.untilStable(bound, (known) => [...this.byAll(alternative, query, known), ...this.byJoins(query, known)]),
    );
    return [...first!].filter((source) => others.every((other) => other.has(source)));
  }

  private byJoins(query: Query, bound: Bound): Source[] {
    const isPlain = (part: readonly Piece[]) => part.length > 1 && !part.includes('OR');
    return query.conditions.flatMap(({ pieces, only }) =>
      splitBy(pieces, 'AND')
        .filter(isPlain)
        .flatMap((part) => this.byOne(part, query, bound))
        .filter((source) => !only || source === only),
    );
  }

  private byOne(part: readonly Piece[], query: Query, bound: Bound): Source[] {
    const asAWhole = this.byWhole(part, query, bound);
    if (asAWhole) return asAWhole;
    this.visit(part, query, bound);
    const at = part.findIndex((piece) => typeof piece === 'string' && COMPARISONS.has(piece));
    if (at === -1 || isDenied(part, at)) return [];
    const sides = [part.slice(0, at), part.slice(at + 1)];
    return sides.some((side) => this.isSideBound(side, query, bound)) ? sides.flatMap((side) => this.keysIn(side, query)) : [];
  }

  /** Handles conditions that are no comparison: parentheses, EXISTS, and `false`, which binds all because it lets no row pass. */
  private byWhole([first, second]: readonly Piece[], query: Query, bound: Bound): Source[] | undefined {
    if (first === 'false') return [...query.sources];
    if (first === 'EXISTS' && isQuery(second)) return this.inside(second, query).flatMap((one) => [...this.within(one, bound)]);
    return second === undefined && isCondition(first) ? this.byAll(first, query, bound) : undefined;
  }

  private isSideBound(side: readonly Piece[], query: Query, bound: Bound): boolean {
    return (
      this.hasAskers(side) || this.named(side, query).some(({ source }) => bound.has(source)) || this.hasBoundQuery(side, query, bound)
    );
  }

  private hasBoundQuery(side: readonly Piece[], query: Query, bound: Bound): boolean {
    return side.some((piece) =>
      isQuery(piece)
        ? this.inside(piece, query).every((one) => this.isQueryBound(one, bound))
        : isGroup(piece) && this.hasBoundQuery(piece, query, bound),
    );
  }

  /** Examines the subqueries of clauses that restrict no rows. */
  private visit(pieces: readonly Piece[], query: Query, bound: Bound): void {
    for (const piece of pieces) {
      if (isQuery(piece)) this.inside(piece, query).forEach((one) => this.within(one, bound));
      else if (isGroup(piece)) this.visit(piece, query, bound);
    }
  }

  private inside(group: Piece[], query: Query): Query[] {
    const known = this.parsed.get(group) ?? queriesOf(group, query);
    this.parsed.set(group, known);
    return known;
  }

  private hasAskers(pieces: readonly Piece[]): boolean {
    return pieces.some((piece) =>
      isGroup(piece) ? !isQuery(piece) && this.hasAskers(piece) : piece.startsWith('$') && this.isAskers(Number(piece.slice(1))),
    );
  }

  /** The sources whose key an expression names. */
  private keysIn(pieces: readonly Piece[], query: Query): Source[] {
    return this.named(pieces, query)
      .filter(({ column, source }) => this.isKey(column, source))
      .map(({ source }) => source);
  }

  private named(pieces: readonly Piece[], query: Query): Named[] {
    return pieces.flatMap((piece, index): Named[] => {
      if (isQuery(piece)) return this.inside(piece, query).flatMap((one) => this.named(one.selected, one));
      if (isGroup(piece)) return this.named(piece, query);
      if (piece === '*') return query.sources.map((source) => ({ column: 'id', source }));
      if (!isColumn(pieces, index)) return [];
      const source = pieces[index - 1] === '.' ? sourceCalled(String(pieces[index - 2]), query) : this.sourceWith(String(piece), query);
      return source ? [{ column: String(piece), source }] : [];
    });
  }

  private isKey(column: string, { table = '' }: Source): boolean {
    return KEY.test(column) || this.schema.get(table)?.unique.has(column) === true;
  }

  /** The source of a column without a name before it. */
  private sourceWith(column: string, query: Query | undefined): Source | undefined {
    if (!query) return undefined;
    const [only] =
      query.sources.length === 1
        ? query.sources
        : query.sources.filter(({ table }) => table && this.schema.get(table)?.columns.has(column));
    return only ?? this.sourceWith(column, query.parent);
  }
}

/**
 * True if one query is within the other, or they are the same: a query can name no source of a query beside it. Without this, a chain of a
 * dozen expressions (WITH) would be read once for each combination of sources that are bound elsewhere.
 */
const isOnOneLine = (one: Query, other: Query | undefined): boolean => isWithin(one, other) || isWithin(other, one);

const isWithin = (inner: Query | undefined, outer: Query | undefined): boolean =>
  inner !== undefined && (inner === outer || isWithin(inner.parent, outer));

const isCondition = (piece: Piece | undefined): piece is Piece[] => isGroup(piece) && piece[0] !== 'CASE' && !isQuery(piece);

/** Tells whether a word is a column, and not a function or a type. */
const isColumn = (pieces: readonly Piece[], index: number): boolean =>
  isName(pieces[index]) && !isGroup(pieces[index + 1]) && pieces[index - 1] !== '::';

const sourceCalled = (alias: string, query: Query | undefined): Source | undefined =>
  query && (query.sources.find((source) => source.alias === alias) ?? sourceCalled(alias, query.parent));

/** `NOT IN`, `IS DISTINCT FROM`, `NOT (…)` and the like bind nothing. */
function isDenied(part: readonly Piece[], at: number): boolean {
  if (part[0] === 'NOT' || part[at - 1] === 'NOT') return true;
  return part[at] === 'FROM' && !(part[at - 1] === 'DISTINCT' && part[at - 2] === 'NOT');
}

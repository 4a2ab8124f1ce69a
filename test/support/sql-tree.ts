/** A word of SQL, or the content of parentheses, of brackets or of CASE … END. */
export type Piece = string | Piece[];

const WORDS = /'(?:[^']|'')*'|\$\d+|"[^"]+"|[A-Za-z_]\w*|\d+(?:\.\d+)?|::|<>|<=|>=|@>|<@|&&|\|\||->>?|\S/g;
const OPENS = new Set(['(', '[', 'CASE']);
const CLOSES = new Set([')', ']', 'END']);

/** Parses a statement into a tree by its parentheses. */
export function treeOf(text: string): Piece[] {
  const root: Piece[] = [];
  const open = [root];
  for (const [word] of text.replace(/--.*$/gm, '').matchAll(WORDS)) {
    if (CLOSES.has(word)) open.pop();
    else if (OPENS.has(word)) {
      const group: Piece[] = word === 'CASE' ? [word] : [];
      open.at(-1)!.push(group);
      open.push(group);
    } else open.at(-1)!.push(word.replace(/^"|"$/g, ''));
  }
  return root;
}

export const isGroup = (piece: Piece | undefined): piece is Piece[] => Array.isArray(piece);
export const isName = (piece: Piece | undefined): piece is string => typeof piece === 'string' && /^[a-z_]\w*$/.test(piece);
export const isQuery = (piece: Piece | undefined): piece is Piece[] =>
  isGroup(piece) && /^(SELECT|WITH|UPDATE|DELETE|INSERT)$/.test(String(piece[0]));

/** Splits at the given words: `a AND b` has two parts. The AND of a BETWEEN does not split. */
export function splitBy(pieces: readonly Piece[], ...words: string[]): Piece[][] {
  const parts: Piece[][] = [[]];
  let isBetween = false;
  for (const piece of pieces) {
    if (piece === 'BETWEEN') isBetween = true;
    if (typeof piece !== 'string' || !words.includes(piece) || (piece === 'AND' && isBetween)) parts.at(-1)!.push(piece);
    else parts.push([]);
    if (piece === 'AND') isBetween = false;
  }
  return parts;
}

/** A table, a subquery or a function behind FROM, JOIN or UPDATE. */
export interface Source {
  readonly alias: string;
  readonly table?: string;
  /** The branches of its UNION, where it is a subquery. */
  readonly queries: readonly Query[];
  readonly isRecursive: boolean;
  /** True if the statement inserts these rows: it then reads only the values that it was given. */
  readonly isInserted?: boolean;
  /** The arguments of a function. */
  readonly given: readonly Piece[];
}

/** A condition. The condition of an outer join restricts the joined source only. */
export interface Condition {
  readonly pieces: readonly Piece[];
  readonly only?: Source;
}

export interface Query {
  readonly parent?: Query;
  readonly expressions: Map<string, Source>;
  readonly sources: Source[];
  readonly conditions: Condition[];
  readonly selected: Piece[];
  /** The clauses that restrict no rows; they may have subqueries. */
  readonly rest: Piece[];
}

const CLAUSES = new Set(
  'SELECT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET RETURNING FOR WINDOW SET VALUES INSERT UPDATE DELETE CONFLICT'.split(' '),
);

/** The branches of a query's UNION, each with its sources and conditions. */
export function queriesOf(pieces: readonly Piece[], parent?: Query): Query[] {
  const outer: Query = { parent, expressions: new Map(), sources: [], conditions: [], selected: [], rest: [] };
  const body = withoutExpressions(pieces, outer);
  return splitBy(body, 'UNION', 'EXCEPT', 'INTERSECT').map((branch) => queryOf(branch, outer));
}

/** Adds the expressions that WITH defines, and returns the rest of the statement. */
function withoutExpressions(pieces: readonly Piece[], outer: Query): readonly Piece[] {
  if (pieces[0] !== 'WITH') return pieces;
  const isRecursive = pieces[1] === 'RECURSIVE';
  let at = isRecursive ? 2 : 1;
  for (;;) {
    const alias = String(pieces[at]);
    while (!isQuery(pieces[at])) at++;
    const queries: Query[] = [];
    outer.expressions.set(alias, { alias, queries, isRecursive, given: [] });
    queries.push(...queriesOf(pieces[at] as Piece[], outer));
    if (pieces[at + 1] !== ',') return pieces.slice(at + 1);
    at += 2;
  }
}

function queryOf(pieces: readonly Piece[], parent: Query): Query {
  const query: Query = { parent, expressions: new Map(), sources: [], conditions: [], selected: [], rest: [] };
  for (const { clause, body } of clausesOf(pieces)) {
    if (clause === 'FROM' || clause === 'UPDATE') addSources(body, query);
    else if (clause === 'INSERT') query.sources.push(insertedIn(body));
    else if (clause === 'WHERE') query.conditions.push({ pieces: body });
    else (clause === 'SELECT' ? query.selected : query.rest).push(...body);
  }
  return query;
}

/** `INSERT INTO tasks AS t` gives a name to the new row, which RETURNING uses. */
function insertedIn([, table, as, alias]: readonly Piece[]): Source {
  return { ...nothing, alias: String(as === 'AS' ? alias : table), table: String(table), isInserted: true };
}

function clausesOf(pieces: readonly Piece[]): { clause: string; body: Piece[] }[] {
  const clauses = [{ clause: 'REST', body: [] as Piece[] }];
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const begins = typeof piece === 'string' && CLAUSES.has(piece) && before !== 'DISTINCT' && !(piece === 'UPDATE' && index > 0);
    if (begins) clauses.push({ clause: piece, body: [] });
    else clauses.at(-1)!.body.push(piece);
  });
  return clauses;
}

const JOINS = new Set(['JOIN', 'LEFT', 'RIGHT', 'FULL', 'CROSS', 'INNER', 'OUTER', ',', 'USING', 'LATERAL', 'ONLY']);

/** The sources of a FROM and the conditions between them. */
function addSources(pieces: readonly Piece[], query: Query): void {
  for (const { words, item } of itemsOf(pieces)) {
    const [first] = item;
    if (words.includes('USING') && isGroup(first)) query.conditions.push({ pieces: joinedUsing(first, query) });
    else addSource(item, query, words.includes('LEFT') || words.includes('FULL'));
  }
}

/** Splits a FROM at the words of its joins: each item with the words before it. */
function itemsOf(pieces: readonly Piece[]): { words: Piece[]; item: Piece[] }[] {
  const items = [{ words: [] as Piece[], item: [] as Piece[] }];
  for (const piece of pieces) {
    const last = items.at(-1)!;
    const isWord = typeof piece === 'string' && JOINS.has(piece);
    if (isWord && last.item.length > 0) items.push({ words: [piece], item: [] });
    else (isWord ? last.words : last.item).push(piece);
  }
  return items;
}

/** Rewrites `USING (user_id)` as a condition between the last source and the first. */
function joinedUsing(columns: readonly Piece[], { sources }: Query): Piece[] {
  const [one, other] = [sources[0]!.alias, sources.at(-1)!.alias];
  return [one, '.', columns[0]!, '=', other, '.', columns[0]!];
}

function addSource(item: readonly Piece[], query: Query, isOuter: boolean): void {
  const [named, condition] = splitBy(item, 'ON') as [Piece[], Piece[] | undefined];
  const source = sourceOf(named, query);
  if (source) query.sources.push(source);
  if (condition) query.conditions.push({ pieces: condition, only: isOuter ? source : undefined });
}

const nothing = { queries: [], isRecursive: false, given: [] };

function sourceOf(named: readonly Piece[], query: Query): Source | undefined {
  const [first, second] = named;
  const names = named.filter(isName);
  if (isQuery(first)) return { ...nothing, alias: names[0] ?? '', queries: queriesOf(first, query) };
  if (isGroup(first)) return void addSources(first, query);
  const isFunction = isGroup(second) || second === '.';
  if (isFunction) return { ...nothing, alias: names.at(-1)!, given: named };
  const table = String(first);
  return { ...(expressionFor(table, query) ?? { ...nothing, table }), alias: names[1] ?? table };
}

function expressionFor(name: string, query: Query | undefined): Source | undefined {
  return query && (query.expressions.get(name) ?? expressionFor(name, query.parent));
}

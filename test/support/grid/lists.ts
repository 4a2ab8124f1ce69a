import type { Actor } from '@app/auth';
import type { Operation } from './contract';
import type { Grid } from './grid';
import type { Rules } from './rules';
import { type Kind, type Row, kinds } from './things';
import type { Asker, World } from './world';

type Known = Asker & { readonly actor: Actor };

/** One list as one person gets it. */
interface View {
  readonly operation: Operation;
  readonly asker: Known;
  readonly kind: Kind;
  /** Every row by its key, and the keys of the rows that the asker may find. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly findable: ReadonlySet<string>;
  /** The items of the list without a query. */
  readonly items: readonly Row[];
}

/** The number of values per column that are tried to find hidden rows. */
const TRIED = 6;

/** Checks that lists have exactly the rows that the policy allows, and that no hidden field can be searched, filtered or sorted by. */
export class Lists {
  asked = 0;

  constructor(
    private readonly grid: Grid,
    private readonly world: World,
    private readonly rules: Rules,
  ) {}

  async examine(operation: Operation, askers = this.world.askers): Promise<string[]> {
    const leaks: string[] = [];
    for (const asker of askers.filter((one) => this.isLetIn(operation, one))) {
      const view = await this.viewOf(operation, asker as Known);
      const found = await Promise.all([this.filtered(view), this.searched(view), this.sorted(view)]);
      leaks.push(...[this.whole(view), found].flat(2).map((leak) => `${operation.name} for ${asker.name}: ${leak}`));
    }
    return leaks;
  }

  private isLetIn = (operation: Operation, asker: Asker): boolean => this.grid.expected(operation, asker) === 'let in';

  private async viewOf(operation: Operation, asker: Known): Promise<View> {
    const resource = operation.permission!.split(':')[0]!;
    const kind = kinds[resource]!;
    const rows = new Map((await this.world.rows(kind)).map((row) => [String(row[kind.key ?? 'id']), row]));
    const findable = [...rows].filter(([, row]) => this.rules.finds(resource, kind, asker.actor, row)).map(([key]) => key);
    const view = { operation, asker, kind, rows, findable: new Set(findable), items: [] };
    return { ...view, items: (await this.ask(view, {})).items };
  }

  private whole({ operation, asker, kind, rows, findable, items }: View): string[] {
    const due = [...findable].filter((key) => kind.listed?.(rows.get(key)!, asker.actor, operation.name) ?? true);
    const got = items.map((item) => keyOf(kind, item));
    const isExact = got.length === due.length && due.every((key) => got.includes(key));
    return isExact ? [] : [`has ${got.sort().join()} instead of ${due.sort().join()}`];
  }

  /** Checks that filters find only findable rows, and none by a hidden field. */
  private async filtered(view: View): Promise<string[]> {
    const columns = view.operation.query.map(({ name }) => name).filter((name) => [...view.rows.values()].some((row) => name in row));
    const questions = columns.flatMap((name) => valuesOf(view.rows.values(), name).map((value) => ({ [name]: value })));
    return (await Promise.all(questions.map((question) => this.betrayed(view, question, isHidden)))).flat();
  }

  /** Checks that a search finds nobody by words that are hidden. */
  private async searched(view: View): Promise<string[]> {
    if (!view.operation.query.some(({ name }) => name === 'search')) return [];
    const texts = [...view.rows.values()].flatMap((row) =>
      Object.values(row).filter((value): value is string => typeof value === 'string'),
    );
    const words = [...new Set(texts)].filter((text) => text.length > 2).map((search) => ({ search }));
    return (
      await Promise.all(
        words.map((question) => this.betrayed(view, question, (item, _, word) => !textOf(item).includes(word.toLowerCase()))),
      )
    ).flat();
  }

  private async betrayed(view: View, question: Record<string, string>, hides: Hides): Promise<string[]> {
    const [[name, value]] = Object.entries(question) as [[string, string]];
    const { items, count } = await this.ask(view, question);
    const wrong = items.filter((item) => !view.findable.has(keyOf(view.kind, item)) || hides(item, name, value));
    const leaks = wrong.map((item) => `?${name}=${value} finds ${keyOf(view.kind, item)}`);
    return count === undefined || count === items.length ? leaks : [...leaks, `?${name}=${value} counts ${count}`];
  }

  /** Checks that sorting by a field, up or down, keeps the order of the items that hide this field. */
  private async sorted(view: View): Promise<string[]> {
    const { schema } = view.operation.query.find(({ name }) => name === 'ordering') ?? {};
    const fields = ((schema?.enum ?? []) as string[]).filter((field) => !field.startsWith('-'));
    const leaks = fields.map(async (field) => {
      const ways = await Promise.all([field, `-${field}`].map((ordering) => this.ask(view, { ordering })));
      const [up, down] = ways.map(({ items }) => items.filter((item) => item[field] === undefined).map((item) => keyOf(view.kind, item)));
      return up!.join() === down!.join() ? [] : [`?ordering=${field} sorts by what is hidden`];
    });
    return (await Promise.all(leaks)).flat();
  }

  /** Reads a whole list, page by page. */
  private async ask({ operation, asker }: Pick<View, 'operation' | 'asker'>, question: Record<string, string>) {
    const items: Row[] = [];
    for (let page = 1, cursor = ''; ; page++) {
      const query = new URLSearchParams({ ...question, ...placeOf(operation, page, cursor) });
      this.asked++;
      const { status, body } = await this.grid.send({ ...operation, path: `${operation.path}?${query.toString()}` }, asker);
      if (status !== 200) return { items, count: undefined };
      items.push(...itemsOf(body));
      cursor = (body.next_cursor ?? '') as string;
      if (!cursor && !body.next) return { items, count: body.count as number | undefined };
    }
  }
}

/** The parameters for the next part of a list. A board answers with its first rows, which are more than there are. */
function placeOf({ query }: Operation, page: number, cursor: string): Record<string, string> {
  const has = (parameter: string) => query.some(({ name }) => name === parameter);
  if (has('column')) return {};
  return has('cursor') ? { limit: '100', ...(cursor && { cursor }) } : { page_size: '100', page: String(page) };
}

/** The items of a list, or those in all columns of a board. */
const itemsOf = ({ results, columns }: Row): Row[] => (results ?? columns.flatMap((column: Row) => column.results as Row[])) as Row[];

type Hides = (item: Row, name: string, value: string) => boolean;

const keyOf = (kind: Kind, item: Row): string => String(item.id ?? item[kind.key ?? 'id']);
const textOf = (item: Row): string => JSON.stringify(item).toLowerCase();

/** Tells whether an item hides a field. A field `x_id` may be shown as a nested `x`. */
const isHidden = (item: Row, name: string): boolean => !(name in item) && !(name.replace(/_id$/, '') in item) && !(`${name}s` in item);

const valuesOf = (rows: Iterable<Row>, name: string): string[] => {
  const values = [...rows].map((row) => row[name] as unknown).filter((value) => value !== null && typeof value !== 'object');
  return [...new Set(values.map(String))].slice(0, TRIED);
};

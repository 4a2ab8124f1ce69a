import { isDeepStrictEqual } from 'node:util';
import { type Actor, SessionRightsCache, isAddressGood } from '@app/auth';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Operation } from './contract';
import { untoldQuestions } from './chatbot';
import { untoldWatching } from './documents';
import { untoldMarks } from './notifications';
import type { Rules } from './rules';
import type { State } from './state';
import { MULTIPART, multipart } from '../imports';
import { type Kind, type Row, kinds, toldReadings } from './things';
import type { Asker, Thing, World } from './world';

export interface Answer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: any;
}

const LET_IN = 'let in';
/** The recipient is checked after the rights. The one in the contract's example is not in the company, so it is refused with 422. */
const RECIPIENT = 'data.to';

/** Tells whether the asker was let in: 409 (state) and 422 (such as a wrong password) count as let in, a failed validation does not. */
const isHeard = ({ status, body }: Answer): boolean =>
  status < 400 || status === 409 || (status === 422 && (body.error !== 'VALIDATION_FAILED' || body.details[0].field === RECIPIENT));

export interface Cell {
  readonly operation: Operation;
  readonly asker: Asker;
  /** None if the path names no thing; its owner is `nobody's` if it does not exist. */
  readonly thing?: Thing;
  readonly expected: number | typeof LET_IN;
}

/** The owner of a thing that does not exist. */
const NOBODYS = "nobody's";

/** Tries every operation as every asker on every thing, and reports each answer that contradicts the matrix. */
export class Grid {
  cells = 0;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly world: World,
    private readonly state: State,
    private readonly rules: Rules,
  ) {}

  /** Tries one operation as all askers, and returns the leaks. */
  async examine(operation: Operation, askers = this.world.askers): Promise<string[]> {
    const leaks: string[] = [];
    for (const asker of askers) leaks.push(...(await this.ask(this.cellsOf(operation, asker))));
    return leaks;
  }

  /** Tries cells of one operation and one asker. */
  async ask(cells: readonly Cell[]): Promise<string[]> {
    this.cells += cells.length;
    const changes = ({ expected, operation }: Cell) =>
      expected === LET_IN && (operation.method !== 'GET' || toldReadings.includes(operation.name));
    const leaks = await this.quiet(cells.filter((cell) => !changes(cell)));
    for (const cell of cells.filter(changes)) leaks.push(...(await this.loud(cell)));
    return leaks;
  }

  async send(operation: Operation, { headers, actor }: Asker, thing?: Thing, payload?: object): Promise<Answer> {
    const places = (thing?.key ?? '').split('/');
    const url = operation.path.replace(/\{\w+\}/g, () => encodeURIComponent(places.shift() ?? '')) + queryFor(operation, thing?.key);
    const told = operation.takesBody ? { ...payloadOf(operation, actor), ...(payload && { payload }) } : {};
    const request = { method: operation.method, url, ...told, headers: { ...headers, ...told.headers } };
    const { statusCode: status, body: text, ...answer } = await this.app.inject(request);
    const isJson = /[/+]json/.test(String(answer.headers['content-type']));
    return { status, headers: Object.keys(answer.headers).sort(), body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  /** Things that the path of an operation can name: one of each owner, and one that does not exist. */
  thingsOf(operation: Operation): readonly (Thing | undefined)[] {
    const found = kindAt(operation);
    if (!found) return [undefined];
    const things = this.world.things.get(found[0])!;
    return [...things, { owner: NOBODYS, key: absent(things[0]?.key), row: {} }];
  }

  expected(operation: Operation, asker: Asker, thing?: Thing): Cell['expected'] {
    const { permission = '', path } = operation;
    const { actor } = asker;
    if (!actor) return 401;
    if (!this.isAllowed(operation, actor, asker)) return 403;
    if (!this.exists(path, actor, thing)) return 404;
    return this.rules.allows(permission, actor, thing?.row ?? ownOf(actor)) ? LET_IN : 403;
  }

  private isAllowed({ permission = '', neededAddress }: Operation, actor: Actor, { is_unscoped, address_standing }: Asker): boolean {
    if (is_unscoped || (neededAddress && !isAddressGood(neededAddress, address_standing))) return false;
    return this.rules.isAllowed(permission, actor);
  }

  cellsOf(operation: Operation, asker: Asker): Cell[] {
    return this.thingsOf(operation).map((thing) => ({ operation, asker, thing, expected: this.expected(operation, asker, thing) }));
  }

  private exists(path: string, actor: Actor, thing?: Thing): boolean {
    if (!thing) return true;
    const [resource, kind] = kindAt({ path })!;
    const { owner, row } = thing;
    return owner !== NOBODYS && this.rules.shows(resource, kind, actor, row);
  }

  /** Tries cells that must change nothing, all at once, and checks every table afterwards. */
  private async quiet(cells: readonly Cell[]): Promise<string[]> {
    const answers = await Promise.all(cells.map(({ operation, asker, thing }) => this.send(operation, asker, thing)));
    const nothing = answers[cells.findIndex(({ thing }) => thing?.owner === NOBODYS)];
    const leaks = cells.flatMap((cell, at) => differences(cell, answers[at]!, nothing));
    const changed = cells.length > 0 ? await this.state.changed() : [];
    await this.undo(changed);
    return changed.length > 0 ? [...leaks, `${nameOf(cells[0]!)} and the like: ${changed.join(', ')} changed`] : leaks;
  }

  /** Tries one cell that may change something, and undoes the change. */
  private async loud(cell: Cell): Promise<string[]> {
    const answer = await this.send(cell.operation, cell.asker, cell.thing);
    const changed = await this.state.changed();
    await this.undo(changed);
    const isTold =
      changed.length === 0 ||
      changed.includes('audit_entries') ||
      [...untoldMarks, ...untoldQuestions, ...untoldWatching].includes(cell.operation.name);
    return [...differences(cell, answer), ...(isTold ? [] : [`${nameOf(cell)}: ${changed.join(', ')} changed without an audit row`])];
  }

  private async undo(changed: readonly string[]): Promise<void> {
    await this.state.restore(changed);
    if (changed.length > 0) this.app.get(SessionRightsCache, { strict: false }).forget();
  }
}

/** The kind of thing that a path names. If two fit, it is the more specific one. */
export function kindAt({ path }: Pick<Operation, 'path'>): readonly [string, Kind] | undefined {
  const here = path.replace('/api/v1', '');
  const fitting = Object.entries(kinds).filter(([, { at = '-' }]) => here === at || here.startsWith(`${at}/`));
  return fitting.sort(([, a], [, b]) => b.at!.length - a.at!.length)[0];
}

interface Payload {
  readonly payload?: object | string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body that an actor sends to an operation. */
export function payloadOf({ name, example, takesFile }: Operation, actor?: Actor): Payload {
  if (takesFile) return { payload: multipart('email,name\n'), headers: MULTIPART };
  // `PUT` takes the same body as `PATCH`.
  const patch = name.replace(/^PUT /, 'PATCH ');
  const own = Object.values(kinds).find(({ bodies }) => bodies?.[patch])?.bodies?.[patch];
  return { payload: actor && own ? own(actor, example) : example };
}

function queryFor({ name }: Pick<Operation, 'name'>, key = ''): string {
  const query = Object.values(kinds).find(({ queries }) => queries?.[name])?.queries?.[name] ?? '';
  return typeof query === 'string' ? query : query(key);
}

/** The row for a path without a thing, which is about the asker. */
const ownOf = (actor: Actor): Row => ({ ...actor, user_id: actor.id, owner_id: actor.id, status: 'active' });

/** A key in the format of `key` that does not exist. */
function absent(key = ''): string {
  if (key.includes('/')) return key.split('/').map(absent).join('/');
  if (/^\d+$/.test(key)) return '2000000000';
  return /^[0-9a-f-]{36}$/.test(key) ? '00000000-0000-4000-8000-000000000000' : 'nobody';
}

const nameOf = ({ operation, asker, thing, expected }: Cell): string =>
  `${operation.name} by ${asker.name}${thing ? ` on ${thing.owner}` : ''} (${expected})`;

function differences(cell: Cell, answer: Answer, nothing?: Answer): string[] {
  const { status, body } = answer;
  const isRight = cell.expected === LET_IN ? isHeard(answer) || isNamedAndMissing(cell, status) : status === cell.expected;
  if (!isRight) return [`${nameOf(cell)}: ${status} ${JSON.stringify(body).slice(0, 200)}`];
  const isAlike = cell.expected !== 404 || !nothing || isDeepStrictEqual(shapeOf(answer), shapeOf(nothing));
  return isAlike ? [] : [`${nameOf(cell)}: does not look like nothing: ${JSON.stringify(body)}`];
}

/** Tells whether a 404 may be about a thing that the body names: the asker may have none. */
const isNamedAndMissing = ({ operation: { name } }: Cell, status: number): boolean =>
  status === 404 && Object.values(kinds).some(({ named }) => named?.includes(name));

const shapeOf = ({ status, headers, body }: Answer) => ({ status, headers, body: { ...body, request_id: '' } as object });

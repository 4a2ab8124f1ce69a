import { createHmac } from 'node:crypto';
import { hash } from '@node-rs/bcrypt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Actor, type AddressStanding, Role, SessionRightsCache, hashOf, newSecret } from '@app/auth';
import { instant } from '@app/database';
import { DataSource } from 'typeorm';
import { SessionsRepository } from '@identity/auth/sessions.repository';
import type { User } from '@organisation/users/user.entity';
import { DAY_MS } from '../builders';
import { aSavedUser } from '../database';
import { tokenOf } from '../tokens';
import { pairUp } from './mentorships';
import { type Insert, type Key, type Kind, type Row, kinds } from './things';

/** A caller. It has no actor if the api cannot know who it is. */
export interface Asker {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly actor?: Actor;
  /** True if it uses an API key whose scopes include no permission of the matrix. */
  readonly is_unscoped?: true;
  /** None if the address is verified. */
  readonly address_standing?: AddressStanding;
}

export interface Thing {
  readonly owner: string;
  readonly key: string;
  readonly row: Row;
}

/** Two companies, people inside and outside of them, and things that belong to everybody. */
export interface World {
  readonly askers: readonly Asker[];
  /** Things of each kind, for the cells. */
  readonly things: ReadonlyMap<string, readonly Thing[]>;
  /** Reads every row of a kind, whoever made it. */
  rows(kind: Kind): Promise<Row[]>;
}

const HERE = 'sinfonia';
const THERE = 'elsewhere';

/** The people of both companies; `mentorships.ts` pairs them. */
const PEOPLE: Readonly<Record<string, Partial<User>>> = {
  admin: { role: Role.Admin },
  'another admin': { role: Role.Admin },
  mentor: { role: Role.Mentor },
  'another mentor': { role: Role.Mentor },
  mentee: { role: Role.Mentee },
  'another mentee': { role: Role.Mentee },
  'foreign admin': { role: Role.Admin, company_id: THERE },
  'foreign mentor': { role: Role.Mentor, company_id: THERE },
  'foreign mentee': { role: Role.Mentee, company_id: THERE },
  'somebody without a company': { role: Role.Mentee, company_id: null },
  'somebody unproven': { role: Role.Mentee, company_id: null, email_verified_at: null },
  'an unconfirmed admin': { role: Role.Admin, email_verified_at: null },
  'the platform': { role: Role.Admin, company_id: null, is_superuser: true },
  'somebody just demoted': { role: Role.Admin },
  'somebody suspended': { role: Role.Mentor },
};

const STANDINGS: Readonly<Record<string, AddressStanding>> = { 'somebody unproven': 'unproven', 'an unconfirmed admin': 'unconfirmed' };

/** People who own things that the others try to reach. */
const OWNERS = [
  'admin',
  'mentor',
  'mentee',
  'another mentee',
  'foreign admin',
  'foreign mentee',
  'somebody without a company',
  'the platform',
];

export async function aWorld(app: NestFastifyApplication): Promise<World> {
  const source = app.get(DataSource);
  const insert = insertInto(source);
  const departments: Record<string, number[]> = { [HERE]: await departmentsOf(insert, HERE), [THERE]: await departmentsOf(insert, THERE) };
  // The password is the contract's example, so that the examples of requests are right. Few rounds, because it is checked often.
  const password_hash = await hash('violin-on-the-roof', 4);
  const people = new Map<string, User>();
  for (const [name, given] of Object.entries(PEOPLE)) {
    const company_id = given.company_id === undefined ? HERE : given.company_id;
    const department_id = company_id && departments[company_id]![name.startsWith('another') ? 1 : 0];
    const secrets = { email: `${name.replaceAll(' ', '.')}@example.com`, employee_number: people.size + 1, name: `N${people.size}` };
    people.set(name, await aSavedUser(source, { ...given, ...secrets, password_hash, company_id, department_id } as Partial<User>));
  }
  const askers = [
    ...(await strangers(app, people.get('admin')!)),
    ...(await acquaintances(app, people)),
    await aKeyHolder(insert, people.get('admin')!),
  ];
  // The grid runs for longer than a proof of identity lasts. Stale sessions have a grid of their own.
  await source.query("UPDATE sessions SET proven_until = '2100-01-01'");
  await source.query("UPDATE users SET role = 'mentee' WHERE id = $1", [people.get('somebody just demoted')!.id]);
  await source.query("UPDATE users SET status = 'suspended' WHERE id = $1", [people.get('somebody suspended')!.id]);
  app.get(SessionRightsCache, { strict: false }).forget();
  await pairUp(insert, (name) => actorOf(people.get(name)!));

  const rows = (kind: Kind): Promise<Row[]> => (kind.rows ? source.query(`SELECT * FROM ${kind.rows} things`) : Promise.resolve([]));
  const things = new Map<string, Thing[]>();
  for (const [name, kind] of Object.entries(kinds)) things.set(name, await thingsOf(kind, people, insert, rows));
  return { askers, things, rows };
}

const departmentsOf = (insert: Insert, company_id: string) =>
  Promise.all(['Strings', 'Winds'].map((name) => insert('departments', { company_id, name }))) as Promise<number[]>;

async function thingsOf(kind: Kind, people: ReadonlyMap<string, User>, insert: Insert, rows: World['rows']): Promise<Thing[]> {
  const owners = new Map<string, string>();
  for (const name of OWNERS) {
    const mentor = people.get(name.startsWith('foreign') ? 'foreign mentor' : 'mentor')!;
    const named = (other: string) => actorOf(people.get(other)!);
    const key = await kind.make?.(insert, named(name), actorOf(mentor), named);
    if (key !== undefined && !owners.has(String(key))) owners.set(String(key), name);
  }
  const found = (await rows(kind)).map((row) => ({ row, key: String(row[kind.key ?? 'id']) }));
  return found.filter(({ key }) => owners.has(key)).map(({ row, key }) => ({ row, key, owner: owners.get(key)! }));
}

async function acquaintances(app: NestFastifyApplication, people: ReadonlyMap<string, User>): Promise<Asker[]> {
  const askers: Asker[] = [];
  for (const [name, user] of people) {
    const headers = { authorization: `Bearer ${await tokenOf(app, user)}` };
    const actor = actorOf(name === 'somebody just demoted' ? Object.assign(user, { role: Role.Mentee }) : user);
    askers.push(name === 'somebody suspended' ? { name, headers } : { name, headers, actor, address_standing: STANDINGS[name] });
  }
  return askers;
}

/** Callers without credentials or with invalid ones. */
async function strangers(app: NestFastifyApplication, admin: User): Promise<Asker[]> {
  const token = await tokenOf(app, admin);
  const refresh = newSecret();
  const session_id = (decoded(token, 1) as { sid: number }).sid;
  await app
    .get(SessionsRepository, { strict: false })
    .addToken({ hash: hashOf(refresh), session_id, expires_at: instant(new Date(Date.now() + DAY_MS)) });
  const bearer = (name: string, value: string): Asker => ({ name, headers: { authorization: `Bearer ${value}` } });
  return [
    { name: 'nobody', headers: {} },
    bearer('a garbage token', 'garbage'),
    bearer('an expired token', expired(token)),
    bearer('a refresh token', refresh),
  ];
}

async function aKeyHolder(insert: Insert, admin: User): Promise<Asker> {
  const key = `tutti_unscoped_${newSecret()}`;
  // A last use in the future: the api then records no further use, which the grid could take for a change by another request.
  const last_used_at = '2030-01-15T10:00:00Z';
  const kept = { user_id: admin.id, name: 'Useless', prefix: 'tutti_unscoped', hash: hashOf(key), scopes: ['none:*'] };
  await insert('api_keys', { ...kept, last_used_at });
  const headers = { authorization: `Bearer ${key}` };
  return { name: "an admin's key without a scope", headers, actor: actorOf(admin), is_unscoped: true };
}

const decoded = (token: string, part: number): object => JSON.parse(Buffer.from(token.split('.')[part]!, 'base64url').toString()) as object;

function expired(token: string): string {
  const claims = Buffer.from(JSON.stringify({ ...decoded(token, 1), exp: 1 })).toString('base64url');
  const signed = `${token.split('.')[0]!}.${claims}`;
  return `${signed}.${createHmac('sha256', process.env.SECRET_KEY!).update(signed).digest('base64url')}`;
}

const actorOf = ({ id, role, company_id, department_id, is_superuser }: User): Actor => ({
  id,
  role,
  company_id,
  department_id: department_id ?? null,
  is_superuser: is_superuser ?? false,
});

const insertInto =
  (source: DataSource): Insert =>
  async (table, fields, key = 'id') => {
    const names = Object.keys(fields);
    const places = names.map((_, at) => `$${at + 1}`);
    const statement = `INSERT INTO ${table} (${names.join()}) VALUES (${places.join()}) RETURNING ${key} AS key`;
    const [made] = await source.query<{ key: Key }[]>(statement, Object.values(fields));
    return made!.key;
  };

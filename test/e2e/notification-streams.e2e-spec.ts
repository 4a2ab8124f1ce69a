import { once } from 'node:events';
import { type IncomingMessage, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { Identification, Role } from '@app/auth';
import { Limits } from '@app/limits';
import { StreamsService } from '@delivery/notifications/streams.service';
import type { User } from '@organisation/users/user.entity';

const PATH = '/api/v1/notifications/stream';

interface Told {
  readonly id: number | undefined;
  readonly event: string;
  readonly data: any;
}

describe('the stream of notifications', () => {
  const api = startApi();
  const another = startApi();
  const opened: { close: () => void }[] = [];
  beforeAll(() => Promise.all([api, another].map((one) => one.app().listen(0, '127.0.0.1'))));
  afterEach(() => opened.splice(0).forEach(({ close }) => close()));

  const portOf = (of: typeof api) => (of.app().getHttpServer().address() as AddressInfo).port;

  /** A client that collects what it is told until one side ends the stream. */
  async function listen(token: string, { of = api, last }: { of?: typeof api; last?: number } = {}) {
    const headers = {
      authorization: `Bearer ${token}`,
      'accept-encoding': 'gzip, br',
      'accept-language': 'en',
      ...(last !== undefined && { 'last-event-id': String(last) }),
    };
    // A connection of its own, so that none stays open when the stream is over.
    const request = get({ port: portOf(of), path: PATH, headers, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const client = {
      status: answer.statusCode,
      headers: answer.headers,
      events: [] as Told[],
      isOver: false,
      close: () => request.destroy(),
    };
    opened.push(client);
    void collect(answer, client.events).then(() => (client.isOver = true));
    return client;
  }
  const idsOf = ({ events }: { events: Told[] }) => events.flatMap(({ event, id }) => (event === 'notification' ? [id] : []));
  const unreadOf = ({ events }: { events: Told[] }) => events.filter(({ event }) => event === 'unread').at(-1)?.data.unread_count;

  /** A mentee with a task, of which `tell` tells them. */
  async function aMentee() {
    const mina = await api.aSaved(Role.Mentee, { email: 'mina@example.com' });
    const [{ id: task }] = await api.rows(`INSERT INTO tasks (company_id, title, status, assignee_id, due_at)
      VALUES ('sinfonia', 'Tune', 'todo', ${mina.id}, now()) RETURNING id`);
    const inserting = (source: number) => `INSERT INTO notifications (company_id, user_id, type, resource, resource_id, source, is_listed)
      VALUES ('sinfonia', ${mina.id}, 'task.assigned', 'task', '${task}', ${source}, true)`;
    return { mina, task, inserting, tell: (source: number) => api.rows(inserting(source)), token: await api.tokenOf(mina) };
  }

  it('tells in order what happens, and how much is unread, and is neither compressed nor kept', async () => {
    const { mina, tell, token } = await aMentee();
    await tell(1);
    const client = await listen(token);
    expect(client.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(client.headers).not.toHaveProperty('content-encoding');
    await shows(() => expect(client.events).toEqual([{ id: 1, event: 'unread', data: { unread_count: 1, count_capped: false } }]));
    for (const source of [2, 3]) await tell(source);
    await shows(() => expect([idsOf(client), unreadOf(client)]).toEqual([[2, 3], 3]));
    expect(client.events.find(({ event }) => event === 'notification')!.data).toMatchObject({
      type: 'task.assigned',
      title: 'New task: Tune',
      read_at: null,
    });
    await another.as(mina).post('/api/v1/notifications/read', { up_to: 1_000 });
    await shows(() => expect(unreadOf(client)).toBe(0));
  });

  it('goes on after the last event in another process, without loss or doubling, also while transactions overlap', async () => {
    const { inserting, tell, token } = await aMentee();
    const first = await listen(token);
    for (const source of [1, 2]) await tell(source);
    await shows(() => expect(idsOf(first)).toEqual([1, 2]));
    first.close();
    // The next one has its number already while the one after it waits to be written.
    const slow = api.rows(`DO $$ BEGIN ${inserting(3)}; PERFORM pg_sleep(2); END $$`);
    await sleep(100);
    const later = tell(4);
    const second = await listen(token, { of: another, last: 1 });
    await shows(() => expect(idsOf(second)).toEqual([2]));
    await Promise.all([slow, later]);
    await shows(() => expect(idsOf(second)).toEqual([2, 3, 4]));
    // A number that this installation has never given, as after the restore of a backup, begins with now.
    const third = await listen(token, { last: 1_000 });
    await tell(5);
    await shows(() => expect(idsOf(third)).toEqual([5]));
  });

  it('passes over what its reader may not read any more', async () => {
    const { mina, tell, token } = await aMentee();
    const other = await api.aSaved(Role.Mentee);
    const [{ id: theirs }] = await api.rows(`INSERT INTO tasks (company_id, title, status, assignee_id, due_at)
      VALUES ('sinfonia', 'Theirs', 'todo', ${other.id}, now()) RETURNING id`);
    const client = await listen(token);
    await api.rows(`INSERT INTO notifications (company_id, user_id, type, resource, resource_id, source, is_listed)
      VALUES ('sinfonia', ${mina.id}, 'task.assigned', 'task', '${theirs}', 1, true)`);
    await tell(2);
    await shows(() => expect([idsOf(client), unreadOf(client)]).toEqual([[2], 1]));
  });

  it.each<[string, (mina: User, admin: User) => Promise<unknown>]>([
    ['a logout', (mina) => another.as(mina).post('/api/v1/auth/logout', undefined, {})],
    ['a suspension', (mina, admin) => another.as(admin).post(`/api/v1/users/${mina.id}/suspend`)],
    ['a revocation of sessions', (mina, admin) => another.as(admin).post(`/api/v1/users/${mina.id}/sessions/revoke`)],
  ])('ends within 2 s of %s in another process', async (_, end) => {
    const { mina, token } = await aMentee();
    const admin = await api.aSaved(Role.Admin);
    const client = await listen(token);
    await shows(() => expect(client.events).toHaveLength(1));
    // The same session in the other process.
    const authorization = { authorization: `Bearer ${token}` };
    if (_ === 'a logout') await another.anonymous().post('/api/v1/auth/logout', undefined, authorization);
    else await end(mina, admin);
    const since = Date.now();
    await shows(() => expect(client.isOver).toBe(true));
    expect(Date.now() - since).toBeLessThan(process.env.CI ? 5_000 : 4_000);
    expect((await listen(token)).status).toBe(401);
  });

  it('ends with its token, and with its process', async () => {
    const { token } = await aMentee();
    const identity = await api.app().get(Identification, { strict: false }).identify(`Bearer ${token}`);
    const streams = api.app().get(StreamsService, { strict: false });
    const exp = Date.now() / 1_000 + 0.3;
    const request = { authorization: `Bearer ${token}`, last_event_id: undefined, language: 'en' as const };
    const connection = await streams.open({ ...identity, exp }, request);
    let isClosed = false;
    connection.resume().once('close', () => (isClosed = true));
    await shows(() => expect(isClosed).toBe(true));
    const client = await listen(token);
    streams.beforeApplicationShutdown();
    await shows(() => expect(client.isOver).toBe(true));
  });

  it('is open to people only, five times at most, and takes no share of the process', async () => {
    const { mina, token } = await aMentee();
    const { body } = await api.as(mina).post('/api/v1/api-keys', { name: 'x', scopes: ['notification:list'] });
    expect((await listen(body.key)).status).toBe(403);
    const five = await Promise.all(Array.from({ length: 5 }, () => listen(token)));
    expect(five.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const sixth = await listen(token);
    expect(sixth.status).toBe(409);
    expect(api.app().get(Limits, { strict: false })).toMatchObject({ shares: { running: 0 } });
    five[0]!.close();
    await shows(async () => expect((await listen(token)).status).toBe(200));
  });
});

/** Waits until an expectation holds, for a few seconds. */
const shows = (expectation: () => void | Promise<void>): Promise<void> =>
  eventually(async () => {
    try {
      await expectation();
      return true;
    } catch {
      return false;
    }
  }, 6_000);

/** Parses events until the end of the stream. */
async function collect(answer: IncomingMessage, events: Told[]): Promise<void> {
  let rest = '';
  try {
    for await (const piece of answer.setEncoding('utf8')) {
      const blocks = (rest + String(piece)).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) if (!block.startsWith(':')) events.push(parsed(block));
    }
  } catch {
    // One side has cut the connection off.
  }
}

function parsed(block: string): Told {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
  const id = fields.get('id');
  return { id: id === undefined ? undefined : Number(id), event: fields.get('event')!, data: JSON.parse(fields.get('data') ?? 'null') };
}

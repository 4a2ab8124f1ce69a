import { once } from 'node:events';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { join } from 'node:path';
import { type Answer, startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { aPdf, pathOf, uploadsOf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import type { LocalStorage } from '@app/storage';
import { FilesService } from '@library/files';
import { OutgoingService } from '@library/files/outgoing.service';
import type { User } from '@organisation/users/user.entity';

const KIB = 1_024;
const OPEN_OF_ONE = 6;

describe('quota of uploads', () => {
  const api = startApi();
  const { announce, put, commit, upload, process, quotaOf } = uploadsOf(api);
  const { storage, removeObjects } = filesWorkerOf(api);
  const directory = () => (storage() as LocalStorage).directory;
  const sockets: Socket[] = [];

  beforeAll(() => api.app().listen(0, '127.0.0.1'));
  beforeEach(() => rm(directory(), { recursive: true, force: true }));
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    await eventually(async () => (await drafts()).length === 0);
    jest.restoreAllMocks();
  });

  const drafts = () => readdir(join(directory(), 'drafts')).catch(() => []);
  /** How much the files take on the disk. One with two names counts once. */
  async function onDisk(): Promise<number> {
    const sizes = new Map<number, number>();
    for (const entry of await readdir(directory(), { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile()) continue;
      const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
      if (found) sizes.set(found.ino, found.size);
    }
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }
  const limit = (user: User, bytes: number) => api.rows(`INSERT INTO user_quotas (user_id, limit_bytes) VALUES (${user.id}, ${bytes})`);
  const cancel = (user: User, { body }: Answer) => api.as(user).post('/api/v1/files/upload-cancel', { upload_id: body.upload_id });
  const charged = async (user: User) => {
    const { used, reserved } = await quotaOf(user);
    return (used as number) + (reserved as number);
  };

  /** Begins to send, and does not send the last byte. */
  function begin({ body: { upload_url, headers } }: Answer, size: number): Socket {
    const socket = connect((api.app().getHttpServer().address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    const lines = Object.entries(headers as object).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`PUT ${pathOf(upload_url as string)} HTTP/1.1\r\nhost: here\r\n${lines.join('')}\r\n`);
    socket.write(aPdf(size).subarray(0, -1));
    return socket;
  }
  const answerTo = async (socket: Socket): Promise<string> => String(((await once(socket, 'data')) as [string])[0]);

  it('stays charged until the bytes are gone, however often uploads are cancelled', async () => {
    const mina = await api.aSaved(Role.Mentee, { company_id: null });
    const size = 600 * KIB;
    await limit(mina, 2_048 * KIB);
    const statuses: number[] = [];
    for (let round = 0; round < 8; round++) {
      const announced = await announce(mina, { size });
      statuses.push(announced.status);
      if (announced.status !== 201) continue;
      await put(announced, aPdf(size));
      expect((await cancel(mina, announced)).status).toBe(200);
      expect(await onDisk()).toBeLessThanOrEqual(await charged(mina));
    }
    expect(statuses).toEqual([201, 201, 201, ...Array<number>(5).fill(413)]);
    expect([await onDisk(), await quotaOf(mina)]).toEqual([3 * size, expect.objectContaining({ used: 0, reserved: 3 * size })]);
    await removeObjects();
    expect([await onDisk(), await charged(mina)]).toEqual([0, 0]);
    await removeObjects();
    expect(await charged(mina)).toBe(0);
  });

  it('admits one PUT per upload at a time: 19 of 20 are refused and write nothing', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const size = 200 * KIB;
    const announced = await announce(mina, { size });
    const first = begin(announced, size);
    await eventually(async () => (await onDisk()) > size / 2);
    const answers = await Promise.all(Array.from({ length: 19 }, () => answerTo(begin(announced, size))));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 409 [^]*UPLOAD_IN_PROGRESS/);
    expect(await onDisk()).toBeLessThanOrEqual(size);
    first.write('\n');
    expect(await answerTo(first)).toMatch(/^HTTP\/1.1 200 /);
    expect(await onDisk()).toBe(size);
    // Sent once more, it takes the place of what was there.
    begin(announced, size);
    await eventually(async () => (await drafts()).length === 1 && (await onDisk()) > size / 2);
    expect(await onDisk()).toBeLessThanOrEqual(size);
  });

  it('admits six PUTs per person over all uploads', async () => {
    const [mina, joon] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    const uploads = await Promise.all(Array.from({ length: OPEN_OF_ONE + 1 }, () => announce(mina, { size: 100 })));
    uploads.slice(0, OPEN_OF_ONE).forEach((one) => begin(one, 100));
    await eventually(async () => (await drafts()).length === OPEN_OF_ONE);
    const refused = await put(uploads[OPEN_OF_ONE]!, aPdf());
    expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
    expect((await put(await announce(joon), aPdf())).statusCode).toBe(200);
    sockets.splice(0, 1).forEach((socket) => socket.destroy());
    await eventually(async () => (await put(uploads[OPEN_OF_ONE]!, aPdf())).statusCode === 200);
  });

  it('is released only after a PUT that outlives its upload has ended', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina, { size: 100 });
    const sending = begin(announced, 100);
    await eventually(async () => (await drafts()).length === 1);
    await cancel(mina, announced);
    await removeObjects();
    expect(await charged(mina)).toBe(100);
    const again = await api.rows(
      "SELECT payload->>'id' AS id FROM outbox WHERE name = 'remove_outgoing' AND next_at > now() + interval '20 seconds'",
    );
    expect(again).toEqual([{ id: announced.body.upload_id }]);
    sending.write('\n');
    expect(await answerTo(sending)).toMatch(/^HTTP\/1.1 409 [^]*UPLOAD_OVER/);
    await removeObjects();
    expect([await onDisk(), await charged(mina)]).toEqual([0, 0]);
  });

  it('is charged for a second copy and a purged file until their bytes are gone', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const ids = [await upload(mina, aPdf()), await upload(mina, aPdf())];
    for (const id of ids) await process(id);
    expect([await onDisk(), await charged(mina)]).toEqual([200, 200]);
    await removeObjects();
    expect([await onDisk(), await charged(mina)]).toEqual([100, 100]);
    for (const id of ids) {
      await api.get(FilesService).trash(mina, id);
      await api.get(FilesService).purge(mina, id);
    }
    expect([await onDisk(), await charged(mina)]).toEqual([100, 100]);
    jest.spyOn(storage(), 'withdraw').mockRejectedValueOnce(new Error('away'));
    await expect(removeObjects()).rejects.toThrow('away');
    expect(await charged(mina)).toBe(100);
    await removeObjects();
    expect([await onDisk(), await charged(mina)]).toEqual([0, 0]);
  });

  it('stays reserved while a presigned URL is valid', async () => {
    const mina = await api.aSaved(Role.Mentee);
    Object.assign(api.get(OutgoingService), { storage: Object.create(storage(), { endsUploads: { value: false } }) });
    const [cancelled, committed] = [await announce(mina), await announce(mina)];
    await cancel(mina, cancelled);
    await put(committed, aPdf());
    const { upload_id } = committed.body;
    await commit(mina, upload_id);
    await process(upload_id);
    await api.get(FilesService).trash(mina, upload_id);
    await api.get(FilesService).purge(mina, upload_id);
    Object.assign(api.get(OutgoingService), { storage: storage() });
    const late = await api.rows(`SELECT g.reason, 
        g.due_at = f.expires_at + interval '600 seconds' AS is_late, o.next_at BETWEEN g.due_at - interval '5 s' AND g.due_at + interval '5 s' AS has_job
      FROM outgoing_objects g JOIN files f ON f.id = g.upload_id JOIN outbox o ON o.name = 'remove_outgoing' AND o.payload->>'id' = g.id::text
      ORDER BY g.reason`);
    expect(late).toEqual(['committed', 'ended', 'purged'].map((reason) => ({ reason, is_late: true, has_job: true })));
    expect(await quotaOf(mina)).toMatchObject({ used: 100, reserved: 100 });
    // The bytes that were committed go at once. Only those that the URL brings after that stay until it has ended.
    const place = `incoming/${upload_id.slice(0, 2)}/${upload_id}`;
    const soon = "SELECT payload->'keys' AS keys FROM outbox WHERE name = 'remove_objects' AND next_at <= now() + interval '1 s'";
    expect(await api.rows(soon)).toEqual([{ keys: [place] }]);
    await removeObjects();
    expect(await charged(mina)).toBe(0);
  });

  it('is recovered if the job that releases it has failed for good', async () => {
    const mina = await api.aSaved(Role.Mentee);
    await cancel(mina, await announce(mina));
    await api.rows("DELETE FROM outbox WHERE name = 'remove_outgoing'");
    const found = () => api.get(OutgoingService).findForgotten();
    expect(await found()).toBe(0);
    await api.rows("UPDATE outgoing_objects SET due_at = now() - interval '2 hours'");
    expect(await found()).toBe(1);
    expect(await found()).toBe(0);
    await removeObjects();
    expect(await charged(mina)).toBe(0);
  });

  it('is not lost to a process that died during a PUT', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina);
    await mkdir(join(directory(), 'drafts'), { recursive: true });
    const draft = join(directory(), 'drafts', announced.body.upload_id as string);
    await writeFile(draft, 'half');
    expect((await put(announced, aPdf())).statusCode).toBe(409);
    const long_ago = new Date(Date.now() - 121_000);
    await utimes(draft, long_ago, long_ago);
    expect((await put(announced, aPdf())).statusCode).toBe(200);
    expect(await commit(mina, announced.body.upload_id)).toMatchObject({ isNew: true });
    expect(await drafts()).toEqual([]);
  });
});

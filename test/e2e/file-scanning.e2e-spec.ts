import { type Answer, startApi } from '@test/app';
import { attachmentsOf } from '@test/attachments';
import { MALWARE, startClamd } from '@test/clamd-double';
import { scoresOf } from '@test/scores';
import { aPdf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { Database } from '@app/database';
import type { Notices } from '@app/notices';
import { Clamd } from '@library/files/clamd';
import { InfectedNoticesService } from '@library/files/infected-notices.service';
import { FilesRepository } from '@library/files/files.repository';
import type { User } from '@organisation/users/user.entity';

const problem = ({ status, body }: Answer) => [status, body.error];

/** A PDF with malware in it, or without. */
const bad = (): Buffer => {
  const pdf = aPdf(300);
  pdf.write(MALWARE, 40);
  return pdf;
};

describe('a file that has to be scanned', () => {
  const api = startApi();
  const { send, process, quotaOf, statusOf, wipe } = attachmentsOf(api);
  const { create } = scoresOf(api);
  const { upkeep } = filesWorkerOf(api);
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  let [mentee, mentor]: User[] = [];
  let comments: string;

  beforeEach(async () => {
    clamd = await startClamd();
    Object.assign(env, { CLAMD_URL: clamd.url });
    [mentee, mentor] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentor)];
    await api.pair(mentor, mentee);
    const task = { title: 'Tune', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' };
    comments = `/api/v1/tasks/${(await api.as(mentor).post('/api/v1/tasks', task)).body.id}/comments`;
  });
  afterEach(async () => {
    Object.assign(env, { CLAMD_URL: undefined });
    await clamd.stop();
  });
  const attach = async (bytes: Buffer) => {
    const id = await send(mentee!, bytes);
    expect((await api.as(mentee!).post(comments, { body: 'Look', upload_ids: [id] })).status).toBe(201);
    return id;
  };
  const download = (id: string) => api.as(mentor!).get(`/api/v1/attachments/${id}/download`);
  const waiting = () =>
    api.rows("SELECT payload->>'upload_id' AS id, next_at > now() AS is_later FROM outbox WHERE name = 'process_file' AND next_at > now()");

  it('is not served before it has passed, and is served then', async () => {
    const id = await attach(aPdf(300));
    expect(problem(await download(id))).toEqual([409, 'FILE_NOT_READY']);
    await process(id);
    expect(clamd.scanned.map((bytes) => bytes.equals(aPdf(300)))).toEqual([true]);
    expect([await statusOf(mentee!, id), (await download(id)).status]).toEqual(['ready', 200]);
  });

  it('is deleted if there is malware in it: its quota is freed, and its owner is told', async () => {
    const id = await attach(bad());
    await process(id);
    expect((await api.as(mentee!).get(`/api/v1/files/uploads/${id}`)).body).toMatchObject({ status: 'failed', failure: 'infected' });
    expect((await api.as(mentor!).get(comments)).body.results[0].attachments).toMatchObject([
      { id, status: 'failed', failure: 'infected' },
    ]);
    expect(problem(await download(id))).toEqual([409, 'FILE_NOT_READY']);
    await wipe();
    expect(await quotaOf(mentee!)).toMatchObject({ used: 0, reserved: 0 });
    expect(await api.rows('SELECT 1 FROM stored_objects')).toEqual([]);
    const told: unknown[] = [];
    const notices: Notices = { plan: (...given) => Promise.resolve(void told.push(given)), remind: () => Promise.resolve(0) };
    await new InfectedNoticesService(api.get(FilesRepository), notices).tell(id, '7');
    expect(told).toEqual([
      [expect.objectContaining({ type: 'file.infected' }), '7', [{ user_id: mentee!.id, actor_id: null, resource_id: id }]],
    ]);
  });

  it('of any purpose: a score with malware fails, and can be put into the trash and deleted', async () => {
    const { body } = await create(mentee!, {}, bad());
    expect(problem(await api.as(mentee!).get(`/api/v1/scores/${body.id}/download`))).toEqual([409, 'FILE_NOT_READY']);
    await process(body.upload_id as string);
    expect((await api.as(mentee!).get(`/api/v1/scores/${body.id}`)).body).toMatchObject({ status: 'failed', failure: 'infected' });
    expect((await api.as(mentee!).delete(`/api/v1/scores/${body.id}`)).status).toBe(204);
    expect((await api.as(mentee!).post(`/api/v1/scores/${body.id}/restore`)).status).toBe(200);
    await api.as(mentee!).delete(`/api/v1/scores/${body.id}`);
    await api.rows("UPDATE files SET trashed_at = now() - interval '31 days'");
    await api.get(Database).transaction(() => upkeep().purge(body.upload_id as string));
    expect(await statusOf(mentee!, body.upload_id as string)).toBe('deleted');
  });

  it('waits while the scanner is away, is silent or says nonsense, and is scanned when it is back', async () => {
    const id = await attach(aPdf(300));
    const away = async (change: () => void) => {
      change();
      await api.rows("DELETE FROM outbox WHERE name = 'process_file'");
      await process(id);
      expect([await statusOf(mentee!, id), await waiting()]).toEqual(['processing', [{ id, is_later: true }]]);
      expect(problem(await download(id))).toEqual([409, 'FILE_NOT_READY']);
    };
    await away(() => Object.assign(env, { CLAMD_URL: 'tcp://127.0.0.1:1' }));
    await away(() => Object.assign(env, { CLAMD_URL: 'unix:///nowhere/clamd.ctl' }));
    await away(() => {
      Object.assign(env, { CLAMD_URL: clamd.url });
      clamd.behaviour.says = 'stream: lstat() failed. ERROR';
    });
    // A file that no job goes on with is given up, and still not served.
    await api.rows("DELETE FROM outbox WHERE name = 'process_file'");
    await filesWorkerOf(api).processing().giveUp(id);
    expect([await statusOf(mentee!, id), problem(await download(id))]).toEqual(['failed', [409, 'FILE_NOT_READY']]);
    clamd.behaviour.says = undefined;
    const later = await attach(aPdf(301));
    await process(later);
    expect((await download(later)).status).toBe(200);
  });

  it('fails if it is larger than the scanner takes, and is not served', async () => {
    clamd.behaviour.most = 10_000;
    const id = await attach(aPdf(900_000));
    await process(id);
    expect((await api.as(mentee!).get(`/api/v1/files/uploads/${id}`)).body).toMatchObject({
      status: 'failed',
      failure: 'too_large_to_scan',
    });
    expect(problem(await download(id))).toEqual([409, 'FILE_NOT_READY']);
  });

  it('is served if it was ready before scanning began', async () => {
    Object.assign(env, { CLAMD_URL: undefined });
    const id = await attach(aPdf(300));
    await process(id);
    Object.assign(env, { CLAMD_URL: clamd.url });
    expect((await download(id)).status).toBe(200);
  });

  it('ends with a scanner that does not answer in time', async () => {
    clamd.behaviour.isSilent = true;
    const impatient = new Clamd(clamd.url, { connect_ms: 100, scan_ms: 100 });
    await expect(impatient.ping()).rejects.toThrow('in time');
    await expect(impatient.scan(__filename)).rejects.toThrow('in time');
  });
});

import { startApi } from '@test/app';
import { aSavedMentorship } from '@test/database';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { WORD, leaverOf } from '@test/leaver';
import { mailsTo } from '@test/mailbox';
import { ownDataOf, unzipped } from '@test/own-data';
import { aPdf, uploadsOf } from '@test/uploads';
import { Role } from '@app/auth';
import { declaredExports } from '@app/personal-data';
import { MentorshipStatus } from '@programmes/mentorships/mentorship-status';
import { DataSource } from 'typeorm';

const GONE = { error: 'EXPORT_NOT_FOUND' };
/** Texts that she has replaced since, and a key that is a copy of a header. */
const NOT_HERS_ANY_MORE = ['zq-position', 'zq-encore', 'zq-key'];

describe('the export of one’s own data', () => {
  const api = startApi();
  const { storage, removals, ask, pack, download, zipOf, stored } = ownDataOf(api);
  const { people, folder, document, allow, publish } = documentStories(api);
  const aMina = () => api.aSaved(Role.Mentor, { email: 'mina@example.com', locale: 'en' });
  const actions = async () =>
    (await api.rows("SELECT action FROM audit_entries WHERE resource = 'own_data' ORDER BY id")).map(({ action }) => action as string);
  const passes = (interval: string, column = 'expires_at') =>
    api.rows(`UPDATE own_data_exports SET ${column} = ${column} - interval '${interval}'`);

  it('contains everything that the person wrote and did, and nothing of others', async () => {
    const admin = await api.aSaved(Role.Admin, { name: 'yq-admin', email: 'yq-admin@example.com' });
    const joon = await api.aSaved(Role.Mentee, { name: 'yq-joon', email: 'yq-joon@example.com' });
    const mina = await leaverOf(api)(admin, joon);
    const [task] = await api.rows(`SELECT id FROM tasks WHERE assignee_id = ${mina.id} AND title = 'kept-errand' LIMIT 1`);
    await api.as(admin).post(`/api/v1/tasks/${task.id}/comments`, { body: 'yq-scolding' });
    await api.as(admin).post('/api/v1/memos', { body: 'yq-assessment', user_id: mina.id, visibility: 'admins' });
    await api.as(joon).post('/api/v1/calendar/leave', { start_on: '2030-07-26', kind: 'sick', note: 'yq-broken-leg' });
    const draft = { mentor_id: joon.id, mentee_id: mina.id, author_id: admin.id, status: MentorshipStatus.Draft };
    await aSavedMentorship(api.app().get(DataSource), { ...draft, title: 'yq-draft', goal: 'yq-aim' });
    await uploadsOf(api).upload(joon, aPdf(400), { filename: 'yq-cv.pdf' });
    await api.rows("UPDATE files SET filename = 'yq/../../cv.pdf' WHERE filename = 'yq-cv.pdf'");

    const packed = await unzipped(await zipOf(mina));
    const all = Buffer.concat([...packed.values()]).toString('latin1');
    const words = new Set(all.match(WORD));
    const [{ said }] = await api.rows(`
      SELECT array_agg(DISTINCT w[1]) AS said FROM (SELECT regexp_matches(r.text, 'zq-[a-z]+', 'g') AS w FROM (
        SELECT u::text AS text FROM users u UNION ALL SELECT t::text FROM tasks t UNION ALL SELECT c::text FROM task_comments c
        UNION ALL SELECT b::text FROM task_submissions b UNION ALL SELECT m::text FROM memos m UNION ALL SELECT l::text FROM leaves l
        UNION ALL SELECT s::text FROM scores s UNION ALL SELECT s::text FROM setlists s UNION ALL SELECT i::text FROM setlist_items i
        UNION ALL SELECT f::text FROM files f UNION ALL SELECT k::text FROM api_keys k UNION ALL SELECT s::text FROM sessions s
        UNION ALL SELECT m::text FROM mentorships m UNION ALL SELECT g::text FROM mentorship_meetings g UNION ALL SELECT r::text FROM requests r
        UNION ALL SELECT e::text FROM mentorship_events e UNION ALL SELECT i::text FROM task_checklist_items i) r) w`);
    expect(said.length).toBeGreaterThan(35);
    expect([...said, 'zq-bytes'].filter((word: string) => !words.has(word))).toEqual([]);
    expect([...words].filter((word) => NOT_HERS_ANY_MORE.includes(word))).toEqual([]);
    expect(all.match(/yq-[\w-]+/g)).toBeNull();
    expect(all).not.toMatch(/\$2[aby]\$|"(?:password_hash|hash|sealed|secret_hash)"/);
    expect([...packed.keys()].filter((path) => path.startsWith('data/'))).toEqual(
      [...declaredExports.keys()].map((table) => `data/${table}.json`),
    );
    const about = JSON.parse(String(packed.get('about.json')));
    for (const table of declaredExports.keys())
      expect(JSON.parse(String(packed.get(`data/${table}.json`))) as unknown[]).toHaveLength(about.rows[table]);
    expect(about.rows).toMatchObject({ users: 1, scores: 1, memos: 2, leaves: 1, api_keys: 1, setlists: 1 });
    expect([...packed.keys()].filter((path) => path.startsWith('files/'))).toHaveLength(3);
  });

  it('has the documents of the person, drafts and confirmations, and no text that others wrote', async () => {
    const { admin, max } = await people();
    const at = await folder(admin);
    await allow(admin, `${folders}/${at}`, forUser(admin, 'edit', true), forUser(max, 'edit', true));
    const [own, others, lost] = [
      await document(max, at, { title: 'xq-own' }),
      await document(admin, at, { title: 'xq-theirs', body: 'xq-secret', owner_id: max.id }),
      await document(max, at, { title: 'xq-secret' }),
    ];
    // Others may have written on in a draft that the person began and may not edit any more.
    await api.rows(`UPDATE documents SET folder_id = ${await folder(admin, { name: 'Lost' })} WHERE id = ${lost}`);
    await publish(max, own);
    await api.as(max).post(`${docs}/${own}/acknowledge`, { number: 1 });
    await api.as(max).patch(`${docs}/${own}`, { body: 'xq-draft' });
    await api.as(admin).post(`${docs}/${others}/open`, { reason: 'xq-reason' });
    const packed = await unzipped(await zipOf(max));
    const rows = (table: string) => JSON.parse(String(packed.get(`data/${table}.json`)));
    expect(rows('documents')).toMatchObject([
      { id: own, owned_by_you: true, draft_body: 'xq-draft' },
      ...[others, lost].map((id) => ({ id, owned_by_you: true, draft_title: null, draft_body: null })),
    ]);
    expect(rows('document_versions')).toMatchObject([{ document_id: own, number: 1, title: 'xq-own' }]);
    expect(rows('acknowledgements')).toMatchObject([{ document_id: own }]);
    const all = Buffer.concat([...packed.values()]).toString('latin1');
    expect(all).not.toMatch(/xq-(theirs|secret|reason)/);
    expect(String((await unzipped(await zipOf(admin))).get('data/document_openings.json'))).toContain('xq-reason');
  });

  it('is requested as a job, mailed, audited, and limited to one a day', async () => {
    const mina = await aMina();
    const { status, headers, body } = await ask(mina);
    expect([status, headers.location, body.name]).toEqual([202, `/api/v1/jobs/${body.id}`, 'export_own_data']);
    expect(await ask(mina)).toMatchObject({ status: 409, body: { code: 'E320', error: 'EXPORTED_TODAY' } });
    expect(await actions()).toEqual(['own_data.export']);
    expect((await mailsTo(api, mina.email)).map(({ subject }) => subject)).toEqual(['A copy of your data has been requested']);
    await passes('25 hours', 'created_at');
    expect((await ask(mina)).status).toBe(202);
  });

  it('starts once under two concurrent requests, and again after a failed job', async () => {
    const mina = await aMina();
    const asked = await Promise.all([ask(mina), ask(mina), ask(mina)]);
    expect(asked.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    await api.rows("UPDATE outbox SET status = 'failed', finished_at = now() WHERE name = 'export_own_data'");
    expect((await ask(mina)).status).toBe(202);
  });

  it('is downloaded once, also under concurrent requests, and then removed from the storage', async () => {
    const mina = await aMina();
    await ask(mina);
    expect((await download(mina)).json()).toMatchObject(GONE);
    const { outcome, told } = await pack();
    expect(Date.parse(outcome.expires_at) - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(await stored()).toEqual([outcome.size_bytes]);
    const both = await Promise.all([download(mina), download(mina)]);
    const [got, refused] = both.sort((a, b) => a.statusCode - b.statusCode);
    expect([got.statusCode, refused.statusCode]).toEqual([200, 404]);
    expect(got.headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store' });
    expect(got.headers['content-disposition']).toContain('attachment; filename="own-data.zip"');
    expect(got.rawPayload).toHaveLength(outcome.size_bytes);
    expect((await download(mina)).json()).toMatchObject(GONE);
    expect(await stored()).toEqual([undefined]);
    expect(await actions()).toEqual(['own_data.export', 'own_data.download']);
  });

  it('is 404 for admins of the company and of the platform', async () => {
    const mina = await aMina();
    const others = [
      await api.aSaved(Role.Admin),
      await api.aSaved(Role.Mentee),
      await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }),
    ];
    await ask(mina);
    await pack();
    for (const other of others) expect((await download(other)).statusCode).toBe(404);
    expect((await download(mina)).statusCode).toBe(200);
  });

  it('is created once by a repeated job, and refused for a person who has left', async () => {
    const mina = await aMina();
    await ask(mina);
    const { outcome } = await pack();
    expect((await pack()).outcome).toEqual(outcome);
    const joon = await api.aSaved(Role.Mentee);
    await ask(joon);
    await api.as(await api.aSaved(Role.Admin)).delete(`/api/v1/users/${joon.id}`);
    await expect(pack()).rejects.toThrow('The account is closed.');
    expect((await ask(joon)).status).toBe(401);
    expect((await download(joon)).statusCode).toBe(401);
  });

  it('is deleted 15 minutes after it was ready, and an unfinished one after a day', async () => {
    const [mina, joon] = [await aMina(), await api.aSaved(Role.Mentee)];
    await ask(mina);
    await pack();
    await ask(joon);
    expect(await removals().removeOver()).toBe(0);
    await passes('15 minutes');
    expect((await download(mina)).statusCode).toBe(404);
    expect(await removals().removeOver()).toBe(1);
    expect(await stored()).toEqual([undefined, undefined]);
    await passes('25 hours', 'created_at');
    expect(await removals().removeOver()).toBe(1);
    await expect(pack()).rejects.toThrow('The export took longer than a day.');
  });

  it('is swept from the storage without a row, and its row is deleted after a month', async () => {
    const key = 'exports/3f/3f2b0c1d-0000-4000-8000-000000000000';
    await storage().put(key, Buffer.from('x'), 'application/zip');
    expect([await removals().sweep(), await storage().sizeOf(key)]).toEqual([0, 1]);
    const later = new Date(Date.now() + 3 * 86_400_000);
    expect([await removals(later).sweep(), await storage().sizeOf(key)]).toEqual([expect.any(Number), undefined]);
    await ask(await aMina());
    await passes('25 hours', 'created_at');
    await removals().removeOver();
    await passes('31 days', 'removed_at');
    await removals().sweep();
    expect(await api.rows('SELECT FROM own_data_exports')).toEqual([]);
  });

  it('skips a file whose bytes are lost, and leaves nothing ready if the storage fails', async () => {
    const mina = await aMina();
    await uploadsOf(api).upload(mina, aPdf(400), { filename: '../CON: x?.pdf' });
    const [{ object_id: id }] = await api.rows('SELECT object_id FROM files');
    await ask(mina);
    const broken = Object.create(storage(), { read: { value: () => Promise.reject(new Error('The disk is on fire.')) } });
    await expect(pack(broken)).rejects.toThrow();
    expect((await download(mina)).statusCode).toBe(404);
    await storage().remove([`objects/${id.slice(0, 2)}/${id}` as never]);
    await pack();
    const packed = await unzipped((await download(mina)).rawPayload);
    expect([...packed.keys()].filter((path) => path.startsWith('files/'))).toEqual([]);
    expect(String(packed.get('data/files.json'))).toContain('x?.pdf');
  });

  it('needs a fresh proof and refuses API keys', async () => {
    const mina = await aMina();
    const { body: made } = await api.as(mina).post('/api/v1/api-keys', { name: 'Nightly', scopes: ['task:list'] });
    const byKey = { authorization: `Bearer ${made.key as string}` };
    expect((await api.anonymous().post('/api/v1/users/me/exports', undefined, byKey)).status).toBe(403);
    expect((await api.anonymous().post('/api/v1/users/me/exports')).status).toBe(401);
    await api.rows("UPDATE sessions SET proven_until = now() - interval '1 second'");
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await ask(mina)).toMatchObject({ status: 403, body: { error: 'PROOF_REQUIRED' } });
    expect((await download(mina)).json()).toMatchObject({ error: 'PROOF_REQUIRED' });
    expect(await actions()).toEqual([]);
  });
});

import { type Answer, startApi } from '@test/app';
import { anImage, attachmentsOf } from '@test/attachments';
import { theScore } from '@test/scores';
import { aPdf } from '@test/uploads';
import { Role } from '@app/auth';
import { AttachmentsService } from '@library/attachments';
import { FilePurpose } from '@library/files';
import type { User } from '@organisation/users/user.entity';

const ANY = '00000000-0000-4000-8000-000000000000';
const problem = ({ status, body }: Answer) => [status, body.error];
const files = ({ body }: Answer) => body.attachments.map(({ filename }: { filename: string }) => filename) as string[];

describe('attachments', () => {
  const api = startApi();
  const { send, process, previews, download, quotaOf, statusOf, wipe, announce, put } = attachmentsOf(api);
  let [admin, mentor, mentee]: User[] = [];
  let task: string;

  beforeEach(async () => {
    admin = await api.aSaved(Role.Admin);
    mentor = await api.aSaved(Role.Mentor);
    mentee = await api.aSaved(Role.Mentee);
    await api.pair(mentor, mentee);
    const given = await api.as(mentor).post('/api/v1/tasks', { title: 'Tune', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' });
    task = `/api/v1/tasks/${given.body.id}`;
  });
  const comment = (user: User, upload_ids?: string[]) => api.as(user).post(`${task}/comments`, { body: 'Look', upload_ids });

  it('come with a comment, are shown in lists, and are downloaded by those who read it', async () => {
    const image = await anImage('jpeg');
    const ids = [
      await send(mentee!, theScore('minuet'), { filename: '악보.pdf' }),
      await send(mentee!, image, { filename: 'bow.jpg', mime_type: 'image/jpeg' }),
    ];
    const added = await comment(mentee!, ids);
    expect(added.status).toBe(201);
    const shown = {
      ...{ filename: '악보.pdf', mime_type: 'application/pdf', size_bytes: theScore('minuet').length },
      ...{ id: ids[0], status: 'committed', failure: null, preview_url: null, uploader_id: mentee!.id },
    };
    expect(added.body.attachments).toEqual([shown, expect.objectContaining({ id: ids[1], filename: 'bow.jpg' })]);
    expect(await quotaOf(mentee!)).toMatchObject({ used: theScore('minuet').length + image.length, reserved: 0 });

    previews().onModuleInit();
    for (const id of ids) await process(id);
    const [row] = (await api.as(mentor!).get(`${task}/comments`)).body.results;
    expect(row.attachments).toMatchObject(ids.map((id) => ({ id, status: 'ready', preview_url: `/api/v1/attachments/${id}/preview` })));

    const { body, headers } = await api.as(mentor!).get(`/api/v1/attachments/${ids[0]}/download`);
    expect(headers['cache-control']).toBe('no-store');
    const got = await download(body.download_url as string);
    expect(got.rawPayload.equals(theScore('minuet'))).toBe(true);
    expect(got.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf' });
    expect(got.headers['content-disposition']).toMatch(/^attachment; .*%EC%95%85%EB%B3%B4\.pdf/);
    for (const id of ids) {
      const preview = await download((await api.as(mentor!).get(`/api/v1/attachments/${id}/preview`)).body.download_url as string);
      expect([preview.statusCode, preview.headers['content-type'], preview.rawPayload.subarray(8, 12).toString()]).toEqual([
        ...[200, 'image/webp', 'WEBP'],
      ]);
      expect(preview.rawPayload.includes('secret place')).toBe(false);
    }

    const stranger = await api.aSaved(Role.Mentee);
    const elsewhere = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    for (const user of [stranger, elsewhere])
      for (const id of [ids[0], ANY])
        for (const verb of ['download', 'preview'])
          expect(problem(await api.as(user).get(`/api/v1/attachments/${id}/${verb}`))).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
    expect((await api.anonymous().get(`/api/v1/attachments/${ids[0]}/download`)).status).toBe(401);
    expect(problem(await api.as(mentee!).get('/api/v1/attachments/7/download'))).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
  });

  it('are replaced, ordered and removed with `upload_ids`, which changes the version', async () => {
    const [a, b, c] = [
      await send(mentee!, undefined, { filename: 'a' }),
      await send(mentee!),
      await send(mentee!, undefined, { filename: 'c' }),
    ];
    const { body, headers } = await comment(mentee!, [a, b]);
    const url = `${task}/comments/${body.id}`;
    const changed = await api.as(mentee!).patch(url, { upload_ids: [c, a.toUpperCase()] }, { 'if-match': String(headers.etag) });
    expect([changed.status, files(changed)]).toEqual([200, ['c', 'a']]);
    expect(changed.headers.etag).not.toBe(headers.etag);
    expect(problem(await api.as(mentee!).patch(url, { upload_ids: [] }, { 'if-match': String(headers.etag) }))).toEqual([
      ...[412, 'PRECONDITION_FAILED'],
    ]);
    expect(problem(await api.as(mentor!).patch(url, { upload_ids: [] }))).toEqual([403, 'FORBIDDEN']);
    expect(files(await api.as(mentee!).patch(url, { body: 'Else' }))).toEqual(['c', 'a']);
    expect(problem(await api.as(mentee!).patch(url, { upload_ids: [b] }))).toEqual([409, 'UPLOAD_USED']);
    await wipe();
    expect(await statusOf(mentee!, b)).toBe('deleted');
    expect(problem(await api.as(mentee!).patch(url, { upload_ids: [b] }))).toEqual([409, 'UPLOAD_OVER']);
    expect((await api.as(mentee!).patch(url, { upload_ids: [] })).body.attachments).toEqual([]);
    const log = await api.rows("SELECT action FROM audit_entries WHERE action LIKE 'attachment.%' ORDER BY id");
    expect(log.map(({ action }) => action.slice(11))).toEqual(['add', 'add', 'add', 'remove', 'remove', 'remove']);
  });

  it('are refused: uploads of others, of another purpose, of another type, unsent, over quota, too many', async () => {
    const theirs = await send(mentor!);
    const score = await send(mentee!, undefined, { purpose: FilePurpose.Score });
    const lying = await send(mentee!, Buffer.from('<html>'), { mime_type: 'image/png' });
    const unsent = (await announce(mentee!, { purpose: FilePurpose.Attachment })).body.upload_id as string;
    expect(problem(await comment(mentee!, [theirs]))).toEqual([404, 'FILE_NOT_FOUND']);
    expect(problem(await comment(mentee!, [score]))).toEqual([409, 'UPLOAD_PURPOSE_WRONG']);
    expect(problem(await comment(mentee!, [lying]))).toEqual([400, 'INVALID_FILE_TYPE']);
    expect(problem(await comment(mentee!, [unsent]))).toEqual([409, 'UPLOAD_MISSING']);
    expect(
      (
        await comment(
          mentee!,
          Array.from({ length: 11 }, (_, n) => ANY.replace(/.$/, n.toString(16))),
        )
      ).status,
    ).toBe(422);
    expect((await comment(mentee!, [ANY, ANY])).status).toBe(422);
    for (const mime_type of ['text/html', 'image/svg+xml', 'application/x-msdownload'])
      expect(problem(await announce(mentee!, { mime_type, purpose: FilePurpose.Attachment }))).toEqual([400, 'INVALID_FILE_TYPE']);
    await api.rows(`UPDATE user_quotas SET limit_bytes = 500 WHERE user_id = ${mentee!.id}`);
    expect(problem(await announce(mentee!, { purpose: FilePurpose.Attachment, size: 900 }))).toEqual([413, 'QUOTA_EXCEEDED']);
    expect((await api.as(mentee!).get(`${task}/comments`)).body.results).toEqual([]);
    // Nobody who may not comment learns of an upload, and their upload stays open.
    const stranger = await api.aSaved(Role.Mentee);
    const own = await send(stranger);
    expect(problem(await comment(stranger, [own]))).toEqual([404, 'TASK_NOT_FOUND']);
    expect(await statusOf(stranger, own)).toBe('reserved');
    const earlier = await announce(mentor!, { purpose: FilePurpose.Submission });
    await put(earlier, aPdf());
    expect((await comment(mentor!, [earlier.body.upload_id as string])).status).toBe(201);
  });

  it('are attached once, however many ask at the same time', async () => {
    const [a, b] = [await send(mentee!), await send(mentee!)];
    const answers = await Promise.all([comment(mentee!, [a, b]), comment(mentee!, [b, a]), comment(mentee!, [b])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.error).toBe('UPLOAD_USED');
    const { used, reserved } = await quotaOf(mentee!);
    const sizes = await api.rows('SELECT sum(size_bytes)::int AS bytes FROM files');
    expect(used + reserved).toBe(sizes[0].bytes);
    const [c] = [await send(mentee!)];
    const key = { 'idempotency-key': 'once' };
    const once = () => api.as(mentee!).post(`${task}/comments`, { body: 'Look', upload_ids: [c] }, key);
    const first = await once();
    expect([first.status, (await once()).body]).toEqual([201, first.body]);
  });

  it('come with a submission, a memo and the notes of a meeting, and are read by their readers', async () => {
    await api.as(mentee!).post(`${task}/start`);
    const work = [await send(mentee!)];
    expect((await api.as(mentee!).post(`${task}/submit`, { upload_ids: work })).status).toBe(200);
    const [submission] = (await api.as(mentor!).get(`${task}/submissions`)).body.results;
    expect(submission.attachments).toMatchObject([{ id: work[0] }]);
    await api.as(mentor!).post(`${task}/request-changes`, { note: 'Again' });
    const again = [await send(mentee!)];
    expect((await api.as(mentee!).post(`${task}/submissions`, { text: 'Better', upload_ids: again })).body.attachments).toMatchObject([
      { id: again[0] },
    ]);
    const memo = await api.as(mentor!).post('/api/v1/memos', { body: 'Quick', user_id: mentee!.id, upload_ids: [await send(mentor!)] });
    const [{ id }] = await api.rows('SELECT id FROM mentorships');
    const meetings = `/api/v1/mentorships/${id}/meetings`;
    const starts_at = '2030-01-15T10:00:00Z';
    const meeting = await api.as(mentor!).post(meetings, { title: 'First', starts_at, upload_ids: [await send(mentor!)] });
    expect([memo.status, meeting.status]).toEqual([201, 201]);
    const kept = meeting.body.attachments[0].id as string;
    const more = await api.as(mentee!).patch(`${meetings}/${meeting.body.id}`, { upload_ids: [kept, await send(mentee!)] });
    expect(more.body.attachments).toMatchObject([{ id: kept, uploader_id: mentor!.id }, { uploader_id: mentee!.id }]);

    const seen = async (user: User, attached: string) => (await api.as(user).get(`/api/v1/attachments/${attached}/download`)).status;
    const secret = memo.body.attachments[0].id as string;
    expect(await Promise.all([mentor!, mentee!, admin!].map((user) => seen(user, secret)))).toEqual([200, 404, 404]);
    for (const attached of [work[0]!, again[0]!, kept])
      expect(await Promise.all([mentor!, mentee!, admin!].map((user) => seen(user, attached)))).toEqual([200, 200, 200]);
    expect((await api.as(mentor!).get('/api/v1/memos')).body.results[0].attachments).toMatchObject([{ id: secret }]);
    expect(
      (await api.as(admin!).get(`/api/v1/authz/explain?resource=attachment&action=read&id=${kept}&user_id=${mentee!.id}`)).body,
    ).toMatchObject({
      allowed: true,
    });
  });

  it('go with what they are attached to, and with the words of the person who uploaded them', async () => {
    const [a, b] = [await send(mentee!), await send(mentor!)];
    const first = await comment(mentee!, [a]);
    await comment(mentor!, [b]);
    await api.as(mentee!).delete(`${task}/comments/${first.body.id}`);
    expect(problem(await api.as(mentee!).get(`/api/v1/attachments/${a}/download`))).toEqual([404, 'ATTACHMENT_NOT_FOUND']);
    await wipe();
    expect([await statusOf(mentee!, a), await quotaOf(mentee!)]).toMatchObject(['deleted', { used: 0 }]);

    await api.get(AttachmentsService).removeUploadedBy(mentor!.id);
    await wipe();
    expect(await statusOf(mentor!, b)).toBe('deleted');
    expect(await api.rows('SELECT 1 FROM stored_objects')).toEqual([]);
  });

  it('are deleted later where their thing has gone without a word, or where they were never attached', async () => {
    const [a, b, c] = [await send(mentee!), await send(mentee!), await send(mentee!)];
    await comment(mentee!, [a]);
    await comment(mentee!, [b]);
    await comment(mentee!, [c]);
    await api.rows(`DELETE FROM task_comments WHERE id = (SELECT resource_id::int FROM attachments WHERE id = '${a}')`);
    await api.rows(`DELETE FROM attachments WHERE id = '${b}'`);
    expect((await api.as(mentee!).get(`/api/v1/attachments/${a}/download`)).status).toBe(404);
    await api.rows("UPDATE files SET committed_at = now() - interval '2 hours'");
    expect(await api.get(AttachmentsService).removeLeft()).toBe(2);
    await wipe();
    expect([await statusOf(mentee!, a), await statusOf(mentee!, b), await statusOf(mentee!, c)]).toEqual([
      'deleted',
      'deleted',
      'committed',
    ]);
  });
});

import { startApi } from '@test/app';
import { aPdf, uploadsOf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { Database } from '@app/database';
import { Storage } from '@app/storage';
import { DownloadsService, FilePurpose, FilesService, UploadVerificationService } from '@library/files';

const ANY = '00000000-0000-4000-8000-000000000000';

describe('an upload', () => {
  const api = startApi();
  afterEach(() => jest.restoreAllMocks());
  const { announce, put, commit, upload, process, download, quotaOf, statusOf } = uploadsOf(api);
  const { removeObjects } = filesWorkerOf(api);
  const files = () => api.get(FilesService);
  const originalOf = async (id: string) => (await download((await api.get(DownloadsService).downloadUrl(id)).download_url)).rawPayload;

  it('is announced, sent, committed and read; its quota is reserved, then used', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina, { size: 100 });
    const { upload_id } = announced.body;
    expect(announced).toMatchObject({ status: 201, headers: { location: `/api/v1/files/uploads/${upload_id}` } });
    expect(Object.keys(announced.body).sort()).toEqual(['expires_at', 'headers', 'upload_id', 'upload_url']);
    expect(await quotaOf(mina)).toMatchObject({ limit: 209_715_200, used: 0, reserved: 100, available: 209_715_100 });

    expect((await put(announced, aPdf())).statusCode).toBe(200);
    expect(await commit(mina, upload_id)).toMatchObject({ isNew: true });
    expect(await quotaOf(mina)).toMatchObject({ used: 100, reserved: 0 });
    expect(await statusOf(mina, upload_id)).toBe('committed');

    await process(upload_id);
    const { body } = await api.as(mina).get(`/api/v1/files/uploads/${upload_id}`);
    expect(body).toMatchObject({ status: 'ready', size: 100, sha256: expect.stringMatching(/^[\da-f]{64}$/), failure: null });
    expect((await originalOf(upload_id)).equals(aPdf())).toBe(true);
  });

  it('is 404 for others, admins included, and 401 without a token', async () => {
    const [mina, admin] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Admin)];
    const announced = await announce(mina);
    await put(announced, aPdf());
    const { upload_id } = announced.body;
    for (const id of [upload_id, ANY]) {
      expect(await api.as(admin).get(`/api/v1/files/uploads/${id}`)).toMatchObject({ status: 404, body: { error: 'FILE_NOT_FOUND' } });
      expect(await api.as(admin).post('/api/v1/files/upload-cancel', { upload_id: id })).toMatchObject({ status: 404 });
      await expect(commit(admin, id)).rejects.toMatchObject({ about: { error: 'FILE_NOT_FOUND' } });
    }
    expect((await api.anonymous().post('/api/v1/files/upload-url', {})).status).toBe(401);
  });

  it('needs no company', async () => {
    const joon = await api.aSaved(Role.Mentee, { company_id: null });
    await upload(joon, aPdf());
    expect(await quotaOf(joon)).toMatchObject({ used: 100 });
  });

  it('is refused for a type its purpose does not list, and for an invalid size', async () => {
    const mina = await api.aSaved(Role.Mentee);
    for (const sent of [
      { mime_type: 'image/png' },
      { mime_type: 'text/html', purpose: FilePurpose.Document },
      { mime_type: 'image/svg+xml', purpose: FilePurpose.Chat },
    ])
      expect(await announce(mina, sent)).toMatchObject({ status: 400, body: { code: 'E004', error: 'INVALID_FILE_TYPE' } });
    for (const size of [0, -1, 104_857_601, 1.5]) expect((await announce(mina, { size })).status).toBe(422);
    for (const filename of ['', 'a\nb.pdf', 'a\u0000.pdf', 'x'.repeat(256)]) expect((await announce(mina, { filename })).status).toBe(422);
    expect((await announce(mina, { mime_type: 'image/png', purpose: FilePurpose.Document })).status).toBe(201);
    expect(await quotaOf(mina)).toMatchObject({ reserved: 100 });
  });

  it('is refused without quota, with available and requested bytes', async () => {
    const mina = await api.aSaved(Role.Mentee);
    await api.rows(`INSERT INTO user_quotas (user_id, limit_bytes, used_bytes, reserved_bytes) VALUES (${mina.id}, 1000, 500, 450)`);
    const { status, body } = await announce(mina);
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'E001', error: 'QUOTA_EXCEEDED' });
    expect(body.details).toEqual([{ field: 'size', message: expect.any(String), limit: 1_000, used: 500, reserved: 450, requested: 100 }]);
    expect(await api.rows('SELECT 1 FROM files')).toEqual([]);
  });

  it('is refused without quota of the company, and then reserves nothing of the sender’s', async () => {
    const mina = await api.aSaved(Role.Mentee);
    await api.rows("UPDATE companies SET quota_bytes = 250 WHERE id = 'sinfonia'");
    expect([(await announce(mina)).status, (await announce(mina)).status]).toEqual([201, 201]);
    const { status, body } = await announce(await api.aSaved(Role.Mentor));
    expect([status, body.details[0]]).toEqual([
      413,
      { field: 'size', message: expect.any(String), limit: 250, used: 0, reserved: 200, requested: 100 },
    ]);
    expect(await quotaOf(mina)).toMatchObject({ reserved: 200, available: 50 });
  });

  it('is not repeatable, because a signed URL is not stored', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const send = () =>
      api
        .as(mina)
        .post('/api/v1/files/upload-url', { size: 100, mime_type: 'application/pdf', filename: 'a.pdf' }, { 'idempotency-key': 'k-1' });
    expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject({ status: 409, body: { code: 'E111' } });
    expect(await quotaOf(mina)).toMatchObject({ reserved: 100 });
  });

  it('is committed once under concurrent requests, with the same answer afterwards', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina);
    await put(announced, aPdf());
    const { upload_id } = announced.body;
    const arrivals = await Promise.all(
      Array.from({ length: 8 }, () => api.get(UploadVerificationService).receive(mina, upload_id, FilePurpose.Score)),
    );
    const outcomes = await Promise.all(arrivals.map((arrival) => files().commit(mina, arrival)));
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await commit(mina, upload_id)).toMatchObject({ isNew: false });
    expect(await quotaOf(mina)).toMatchObject({ used: 100, reserved: 0 });
    expect(await api.rows("SELECT count(*)::int AS n FROM quota_entries WHERE step = 'commit'")).toEqual([{ n: 1 }]);
    const keys = await api.rows("SELECT 1 FROM outbox WHERE name = 'remove_objects' AND payload::text LIKE '%objects/%'");
    expect(keys).toHaveLength(7);
  });

  it('is refused before its bytes are there, and after it was cancelled', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina);
    const { upload_id } = announced.body;
    await expect(commit(mina, upload_id)).rejects.toMatchObject({ about: { error: 'UPLOAD_MISSING' } });
    const cancel = () => api.as(mina).post('/api/v1/files/upload-cancel', { upload_id });
    expect(await Promise.all([cancel(), cancel(), cancel()])).toMatchObject(Array(3).fill({ status: 200, body: { status: 'cancelled' } }));
    expect(await quotaOf(mina)).toMatchObject({ reserved: 100 });
    expect(JSON.parse((await put(announced, aPdf())).body)).toMatchObject({ status: 409, error: 'UPLOAD_OVER' });
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ reserved: 0 });
    await expect(commit(mina, upload_id)).rejects.toMatchObject({ about: { error: 'UPLOAD_OVER' } });
    const stored = await upload(mina, aPdf());
    expect((await api.as(mina).post('/api/v1/files/upload-cancel', { upload_id: stored })).status).toBe(409);
  });

  it('is either committed or cancelled under concurrent requests', async () => {
    const mina = await api.aSaved(Role.Mentee);
    for (let round = 0; round < 5; round++) {
      const announced = await announce(mina);
      await put(announced, aPdf());
      const { upload_id } = announced.body;
      const [committed, cancelled] = await Promise.all([
        commit(mina, upload_id).then(
          () => true,
          () => false,
        ),
        api
          .as(mina)
          .post('/api/v1/files/upload-cancel', { upload_id })
          .then(({ status }) => status === 200),
      ]);
      expect(committed).not.toBe(cancelled);
    }
    await removeObjects();
    const [{ stored }] = await api.rows('SELECT coalesce(sum(size_bytes), 0)::int AS stored FROM stored_objects');
    expect(await quotaOf(mina)).toMatchObject({ used: stored, reserved: 0 });
  });

  it('fails with E005 if the store fails, and can be committed afterwards', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina);
    await put(announced, aPdf());
    const storage = api.get<Storage>(Storage as never);
    for (const call of ['copy', 'sizeOf', 'read'] as const) {
      jest.spyOn(storage, call).mockRejectedValueOnce(Object.assign(new Error(), { about: { code: 'E005' } }));
      await expect(commit(mina, announced.body.upload_id)).rejects.toMatchObject({ about: { code: 'E005' } });
    }
    expect(await statusOf(mina, announced.body.upload_id)).toBe('reserved');
    expect(await commit(mina, announced.body.upload_id)).toMatchObject({ isNew: true });
  });

  it('calls the store outside of transactions', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina);
    await put(announced, aPdf());
    const storage = api.get<Storage>(Storage as never);
    const open: unknown[] = [];
    for (const call of ['copy', 'sizeOf', 'read'] as const) {
      const original = storage[call].bind(storage) as (...given: unknown[]) => Promise<never>;
      jest.spyOn(storage, call).mockImplementation(async (...given: unknown[]) => {
        open.push((api.get(Database) as unknown as { ambient: { getStore(): unknown } }).ambient.getStore());
        return original(...given);
      });
    }
    await commit(mina, announced.body.upload_id);
    await process(announced.body.upload_id);
    expect(open.length).toBeGreaterThan(3);
    expect(open.every((transaction) => transaction === undefined)).toBe(true);
  });
});

import { startApi } from '@test/app';
import { aPdf, uploadsOf } from '@test/uploads';
import { Role } from '@app/auth';
import { FilePurpose, FilesService } from '@domains/files';

describe('an upload', () => {
  const api = startApi();
  const { announce, put, commit, upload, process, download, quotaOf, statusOf } = uploadsOf(api);

  it('is announced, sent to the storage, committed and read; the room for it is reserved, and then used', async () => {
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
    const { download_url } = await api.get(FilesService).downloadUrl(upload_id);
    const answer = await download(download_url);
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
    });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="Clair de lune.pdf"');
    expect(answer.rawPayload).toEqual(aPdf());
  });

  it('keeps one copy of the same bytes, and charges it once', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const first = await upload(mina, aPdf());
    const second = await upload(mina, aPdf());
    await Promise.all([process(first), process(second)]);
    expect(await quotaOf(mina)).toMatchObject({ used: 100, reserved: 0 });
    expect(await api.rows('SELECT count(*)::int AS n FROM stored_objects')).toEqual([{ n: 1 }]);
    expect(FilePurpose.Score).toBe('score');
  });
});

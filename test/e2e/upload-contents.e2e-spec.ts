import { randomBytes } from 'node:crypto';
import { startApi } from '@test/app';
import { theScore } from '@test/scores';
import { aPdf, pathOf, uploadsOf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { DownloadsService, FilePurpose, FilesService } from '@library/files';

describe('the content of an upload', () => {
  const api = startApi();
  const { announce, put, commit, upload, process, download, quotaOf, statusOf } = uploadsOf(api);
  const { removeObjects } = filesWorkerOf(api);
  const files = () => api.get(FilesService);
  const downloads = () => api.get(DownloadsService);
  const originalOf = async (id: string) => (await download((await downloads().downloadUrl(id)).download_url)).rawPayload;

  it('is what was verified: nothing can be sent afterwards', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina);
    await put(announced, aPdf());
    const { upload_id } = announced.body;
    await commit(mina, upload_id);
    expect((await put(announced, Buffer.concat([Buffer.from('<html>'), randomBytes(94)]))).statusCode).toBe(409);
    expect((await originalOf(upload_id)).equals(aPdf())).toBe(true);
    await process(upload_id);
    expect((await originalOf(upload_id)).equals(aPdf())).toBe(true);
  });

  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000003f49444154', 'hex'),
    randomBytes(59),
  ]);
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(78), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
  it.each<[string, Buffer]>([
    ['a picture', png],
    ['a page', Buffer.from(`<!doctype html><script>${'x'.repeat(70)}</script>`)],
    ['a page, and a PDF after that', Buffer.concat([Buffer.from('<script>'), aPdf(92)])],
    ['a program of a shell, and a PDF after that', Buffer.concat([Buffer.from('#!/bin/sh\n'), aPdf(90)])],
    ['a PDF that begins too late', Buffer.concat([Buffer.alloc(1_030, '\n'), aPdf(100)])],
    ['a PDF after a picture', Buffer.concat([png.subarray(0, 40), aPdf(60)])],
    ['a PDF that ends as an archive', Buffer.concat([aPdf(100), zip])],
    ['nothing but zeros', Buffer.alloc(100)],
    ['a program', Buffer.concat([Buffer.from('\x7fELF'), randomBytes(96)])],
  ])('ends the upload if it turns out to be %s', async (_, bytes) => {
    const mina = await api.aSaved(Role.Mentee);
    const announced = await announce(mina, { size: bytes.length });
    await put(announced, bytes);
    const { upload_id } = announced.body;
    await expect(commit(mina, upload_id)).rejects.toMatchObject({ about: { code: 'E004' } });
    expect(await statusOf(mina, upload_id)).toBe('rejected');
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ used: 0, reserved: 0 });
    expect(await api.rows('SELECT 1 FROM stored_objects')).toEqual([]);
    await expect(commit(mina, upload_id)).rejects.toMatchObject({ about: { error: 'UPLOAD_OVER' } });
  });

  it.each<[string, string]>([
    ['blank lines', '\r\n\r\n'],
    ['a mark of byte order', '\ufeff'],
    ['the commands of a printer', '\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n'],
    ['the head of a mail', `Content-Type: application/pdf\r\nX-Filler: ${'x'.repeat(900)}\r\n\r\n`],
  ])('may have %s before a PDF starts, as viewers accept it', async (_, junk) => {
    const mina = await api.aSaved(Role.Mentee);
    const id = await upload(mina, Buffer.concat([Buffer.from(junk), theScore('minuet')]));
    expect(await statusOf(mina, id)).toBe('committed');
  });

  it.each<[string, string, Buffer]>([
    ['image/png', 'a.png', png],
    ['text/markdown', 'a.md', Buffer.from(`# 악보\n${'x'.repeat(60)}`)],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a.docx', zip],
  ])('is accepted as %s for a document and refused for a score', async (mime_type, filename, bytes) => {
    const mina = await api.aSaved(Role.Mentee);
    const sent = { mime_type, filename, purpose: FilePurpose.Document };
    expect(await statusOf(mina, await upload(mina, bytes, sent))).toBe('committed');
    const announced = await announce(mina, { size: bytes.length, ...sent });
    await put(announced, bytes);
    await expect(commit(mina, announced.body.upload_id, FilePurpose.Score)).rejects.toMatchObject({ about: { code: 'E004' } });
  });

  it.each(['../../etc/passwd', '..\\..\\boot.ini', 'a"; filename="b.exe', '악보/달빛.pdf', "'; DROP TABLE files; --", '%2e%2e%2f.pdf'])(
    'is served safely under the name %s',
    async (filename) => {
      const mina = await api.aSaved(Role.Mentee);
      const announced = await announce(mina, { filename });
      expect(pathOf(announced.body.upload_url)).toMatch(/^\/storage\/incoming\/[\da-f]{2}\/[\da-f-]{36}\?expires=\d+&signature=[\w-]+$/);
      await put(announced, aPdf());
      await commit(mina, announced.body.upload_id);
      const { headers } = await download((await downloads().downloadUrl(announced.body.upload_id)).download_url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      const disposition = String(headers['content-disposition']);
      expect(disposition).toMatch(/^attachment; filename="(?:[^"\\]|\\.)*"(; filename\*=UTF-8''[^";]*)?$/);
      expect(disposition).not.toMatch(/\.\.\/|\n/);
      expect((await api.as(mina).get(`/api/v1/files/uploads/${announced.body.upload_id}`)).body.filename).toBe(filename);
    },
  );

  it('is stored once per owner, and charged until the last copy is purged', async () => {
    const [mina, joon] = [await api.aSaved(Role.Mentee), await api.aSaved(Role.Mentee)];
    const ids = await Promise.all([1, 2, 3].map(() => upload(mina, aPdf())));
    const foreign = await upload(joon, aPdf());
    await Promise.all([...ids, foreign].map((id) => process(id)));
    expect(await quotaOf(mina)).toMatchObject({ used: 300 });
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ used: 100 });
    expect(await quotaOf(joon)).toMatchObject({ used: 100 });
    expect(await api.rows('SELECT count(*)::int AS n FROM stored_objects')).toEqual([{ n: 2 }]);
    for (const id of ids) expect((await originalOf(id)).equals(aPdf())).toBe(true);

    await Promise.all(ids.map((id) => files().trash(mina, id)));
    expect(await quotaOf(mina)).toMatchObject({ used: 100 });
    const purge = (id: string) =>
      files()
        .purge(mina, id)
        .then(
          () => 1,
          () => 0,
        );
    expect((await Promise.all(ids.slice(1).flatMap((id) => [purge(id), purge(id)]))).reduce((sum: number, n) => sum + n, 0)).toBe(2);
    expect(await quotaOf(mina)).toMatchObject({ used: 100 });
    await files().restore(mina, ids[0]!);
    expect((await originalOf(ids[0]!)).equals(aPdf())).toBe(true);
    await files().trash(mina, ids[0]!);
    await Promise.all([purge(ids[0]!), purge(ids[0]!), purge(ids[0]!)]);
    expect(await quotaOf(mina)).toMatchObject({ used: 100 });
    await removeObjects();
    expect(await quotaOf(mina)).toMatchObject({ used: 0, reserved: 0 });
    await expect(downloads().downloadUrl(ids[0]!)).rejects.toMatchObject({ about: { error: 'FILE_NOT_FOUND' } });
  });

  it('keeps its renderings free of charge until it is purged', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const id = await upload(mina, aPdf());
    await process(id);
    expect(await downloads().derivedUrl(id, 'thumbnail', 'a.webp')).toBeUndefined();
    for (const made of ['first', 'second']) await downloads().keepDerived(id, 'thumbnail', Buffer.from(made), 'image/webp');
    const place = await downloads().derivedUrl(id, 'thumbnail', 'a.webp');
    expect((await download(place!.download_url)).body).toBe('second');
    expect(await quotaOf(mina)).toMatchObject({ used: 100 });
    await files().trash(mina, id);
    await files().purge(mina, id);
    const removed = await api.rows("SELECT payload->'keys' AS keys FROM outbox WHERE name = 'remove_objects' ORDER BY id DESC LIMIT 1");
    expect(removed[0].keys).toEqual([expect.stringMatching(/^derived/)]);
    // A rendering that arrives after the purge is not kept.
    await downloads().keepDerived(id, 'thumbnail', Buffer.from('third'), 'image/webp');
    expect(await downloads().derivedUrl(id, 'thumbnail', 'a.webp')).toBeUndefined();
  });
});

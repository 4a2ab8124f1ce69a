import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { startApi } from '@test/app';
import { attachmentsOf } from '@test/attachments';
import { docs, documentStories, folders, forUser } from '@test/documents';
import { Images, Pdf, Texts } from '@app/pdf';
import { Database } from '@app/database';
import { DocumentReadingService } from '@knowledge/documents/document-reading.service';
import { DocumentTextsService } from '@knowledge/documents/document-texts.service';
import { DocumentVersionsRepository } from '@knowledge/documents/document-versions.repository';
import { DocumentsRepository } from '@knowledge/documents/documents.repository';
import { PublishedTexts } from '@knowledge/documents/published-texts';
import { DownloadsService, FilePurpose, FilesService, RendererRegistry } from '@library/files';
import type { User } from '@organisation/users/user.entity';

/** A PDF of empty pages. */
const pagesOf = async (count: number): Promise<Buffer> => {
  const book = new PDFDocument({ size: [100, 100] });
  for (let page = 2; page <= count; page += 1) book.addPage();
  book.end();
  return buffer(book);
};

describe('files as documents', () => {
  const api = startApi();
  const { people, folder, allow, publish } = documentStories(api);
  const files = attachmentsOf(api);
  const TEXT = { filename: 'rules.txt', mime_type: 'text/plain', purpose: FilePurpose.Document };

  beforeAll(() => {
    const texts = new DocumentTextsService(
      api.get(DocumentsRepository),
      api.get(DocumentVersionsRepository),
      api.get(PublishedTexts),
      api.get(Database),
    );
    const [kept, downloads, renderers] = [api.get(FilesService), api.get(DownloadsService), api.get(RendererRegistry)];
    new DocumentReadingService(texts, kept, downloads, renderers, new Texts(), new Pdf(), new Images()).onModuleInit();
  });

  const create = async (user: User, folder_id: number, upload_id: string, given: object = {}) =>
    api.as(user).post(docs, { folder_id, title: 'Rules', upload_id, ...given });

  it('are read, published as versions, found by their text and downloaded by readers only', async () => {
    const { admin, max, mina, joon } = await people();
    const at = await folder(admin, { is_private: true });
    await allow(admin, `${folders}/${at}`, forUser(admin, 'edit', true), forUser(mina, 'view'), forUser(max, 'edit'));
    const [one, two] = [
      await files.send(admin, Buffer.from('휴가는 2주 전에\r\n신청합니다.'), TEXT),
      await files.send(max, Buffer.from('Three weeks'), TEXT),
    ];
    const made = await create(admin, at, one);
    expect(made.body).toMatchObject({ format: 'file', working_draft: { body: null, file: { filename: 'rules.txt', has_preview: false } } });
    const url = `${docs}/${made.body.id}`;
    expect([(await create(admin, at, one)).status, (await create(admin, at, two)).status]).toEqual([409, 404]);
    expect((await publish(admin, made.body.id as number)).body).toMatchObject({ body: null, file: { status: 'committed' } });
    await files.process(one);
    expect((await api.as(mina).get(url)).body).toMatchObject({ body: '휴가는 2주 전에\n신청합니다.', file: { status: 'ready' } });
    expect(await api.rows('SELECT text FROM passages')).toMatchObject([{ text: expect.stringContaining('신청합니다') }]);

    const place = await api.as(mina).get(`${url}/download`);
    expect((await files.download(place.body.download_url)).body).toBe('휴가는 2주 전에\r\n신청합니다.');
    for (const path of ['download', 'download?number=1', 'preview']) expect((await api.as(joon).get(`${url}/${path}`)).status).toBe(404);
    expect((await api.as(max).patch(url, { upload_id: two })).body.working_draft).toMatchObject({ title: 'Rules', body: null });
    await files.process(two);
    expect((await api.as(max).get(url)).body.working_draft.body).toBe('Three weeks');
    expect((await api.as(mina).get(`${url}/download?draft=true`)).status).toBe(403);
    expect((await api.as(max).get(`${url}/download?draft=true`)).status).toBe(200);
    expect((await api.as(mina).get(url)).body.body).toContain('휴가는');
    expect((await publish(admin, made.body.id as number)).body).toMatchObject({ body: 'Three weeks', current_version: 2 });
    expect((await api.as(mina).get(`${url}/download?number=1`)).status).toBe(200);
    expect((await api.as(mina).get(`${url}/versions/1`)).body.body).toContain('휴가는');
    expect(await api.rows('SELECT text FROM passages')).toMatchObject([{ text: 'Three weeks' }]);
  });

  it('show the pages of a PDF, ten at most', async () => {
    const { admin, joon } = await people();
    const pdf = await pagesOf(12);
    const upload = await files.send(admin, pdf, { filename: 'book.pdf', mime_type: 'application/pdf', purpose: FilePurpose.Document });
    const { body } = await create(admin, await folder(admin, { is_private: true }), upload);
    await files.process(upload);
    await publish(admin, body.id as number);
    const preview = async (user: User, query: string) => (await api.as(user).get(`${docs}/${body.id}/preview${query}`)).status;
    await allow(admin, `${docs}/${body.id}`, forUser(admin, 'edit', true));
    const names = (await api.rows('SELECT name FROM derived_objects ORDER BY id')).map(({ name }) => name);
    expect(names.sort()).toEqual(['preview', ...[10, 2, 3, 4, 5, 6, 7, 8, 9].map((page) => `preview-${page}`)]);
    for (const query of ['', '?page=1', '?page=10', '?number=1&page=2']) expect([query, await preview(admin, query)]).toEqual([query, 200]);
    expect([await preview(admin, '?page=11'), await preview(admin, '?page=0'), await preview(joon, '?page=2')]).toEqual([422, 422, 404]);
  });

  it('refuse texts, keep their names when they cannot be read, and lose files that are given up', async () => {
    const { admin } = await people();
    const at = await folder(admin);
    const send = (text: string) => files.send(admin, Buffer.from(text), TEXT);
    expect((await create(admin, at, await send('One'), { body: 'Both' })).body.error).toBe('DOCUMENT_FORMAT_WRONG');
    const table = { filename: '급여표.xlsx', mime_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
    const sheet = await files.send(admin, Buffer.from('PK\u0003\u0004 and so on'), { ...table, purpose: FilePurpose.Document });
    const { body } = await create(admin, at, sheet);
    await files.process(sheet);
    const url = `${docs}/${body.id}`;
    expect((await api.as(admin).get(url)).body.working_draft.body).toBe('급여표.xlsx');
    expect((await api.as(admin).patch(url, { body: 'Text' })).body.error).toBe('DOCUMENT_FORMAT_WRONG');
    await api.as(admin).patch(url, { upload_id: await send('Other') });
    expect(await api.rows("SELECT payload FROM outbox WHERE name = 'wipe_file'")).toEqual([{ payload: { upload_id: sheet } }]);
    await files.wipe();
    await publish(admin, body.id as number);
    const last = await send('Last');
    await api.as(admin).patch(url, { upload_id: last });
    await api.as(admin).post(`${url}/discard-draft`);
    expect(await api.rows("SELECT payload FROM outbox WHERE name = 'wipe_file'")).toEqual([{ payload: { upload_id: last } }]);
    expect((await api.as(admin).get(`${url}/download`)).status).toBe(200);
  });
});

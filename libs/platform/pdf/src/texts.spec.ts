import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PdfError } from './order';
import { Pdf } from './pdf';
import { Texts } from './texts';

describe('the texts of files', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tutti-texts-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const read = async (kind: 'pdf' | 'plain', bytes: Buffer) => {
    const path = join(directory, 'file');
    await writeFile(path, bytes);
    return new Texts().read(path, kind);
  };

  it('are read from all pages of a PDF', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`줄 ${at + 1}`]);
    const text = await read('pdf', await new Pdf().print({ title: '휴가 규정', lines: [], columns: [{ name: '이름', share: 1 }], rows }));
    for (const word of ['휴가 규정', '줄 1', '줄 60']) expect(text).toContain(word);
    expect(text).toBe(text.normalize('NFC'));
  });

  it.each([
    ['UTF-8', Buffer.from('\ufeff휴가\r\n규정\0'.normalize('NFD')), '휴가\n규정'],
    ['UTF-16', Buffer.from('\ufeff휴가', 'utf16le'), '휴가'],
    ['the encoding of older Korean files', Buffer.from([0xc8, 0xde, 0xb0, 0xa1]), '휴가'],
    ['nothing', Buffer.from(''), ''],
  ])('are read in %s', async (_, bytes, text) => {
    expect(await read('plain', bytes)).toBe(text);
  });

  it('name the problem of a file that is none', async () => {
    await expect(read('pdf', Buffer.from('no PDF'))).rejects.toThrow(new PdfError('not_a_pdf'));
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badPdfs, largePdfs } from '@test/bad-pdfs';
import { measured } from '@test/peaks';
import { Pdf, type PdfError } from '@app/pdf';

const MOST_MIB = 512;
const MOST_SECONDS = 31;

jest.setTimeout(120_000);

describe('PDFs that are up to no good, with the limits of life', () => {
  const pdf = new Pdf();
  const directory = mkdtempSync(join(tmpdir(), 'tutti-bad-'));
  const lines: string[] = [];

  afterAll(() => {
    rmSync(directory, { recursive: true });
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  it.each(Object.entries({ ...badPdfs, ...largePdfs }))('%s', async (name, [make]) => {
    const path = join(directory, 'file.pdf');
    writeFileSync(path, await make());
    const drawing = () =>
      pdf.draw(path, { page: 1, side_px: 640 }).then(
        ({ facts }) => `${facts.pages} pages`,
        ({ problem }: PdfError) => problem,
      );
    const { result, mib, seconds } = await measured(drawing);
    lines.push(`| ${name} | ${result} | ${seconds} s | ${mib} MiB |`);
    expect(mib).toBeLessThan(MOST_MIB);
    expect(seconds).toBeLessThan(MOST_SECONDS);
  });
});

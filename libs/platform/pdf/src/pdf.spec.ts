import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aForm, badPdfs, largePdfs, locked, ofBoxes, ofPages, ofUnits } from '@test/bad-pdfs';
import { childrenOf, measured } from '@test/peaks';
import { theScore } from '@test/scores';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { runChild } from './child-process';
import { PdfError } from './order';
import { Pdf } from './pdf';

jest.setTimeout(120_000);

// Shorter limits than in production.
const LIMITS = { memory_mib: 480, seconds: 15 };
const MOST_MIB = 512;

describe(Pdf.name, () => {
  const pdf = new Pdf();
  let directory: string;
  let files = 0;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tutti-pdf-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const kept = async (bytes: Buffer): Promise<string> => {
    const path = join(directory, `${++files}`);
    await writeFile(path, bytes);
    return path;
  };
  const look = async (bytes: Buffer) => {
    const order = { task: 'look', path: await kept(bytes), picture: { page: 1, side_px: 640 } } as const;
    return runChild(order, LIMITS).catch((error: unknown) => ({
      report: { problem: (error as PdfError).problem, facts: undefined },
      bytes,
    }));
  };

  it('reads page count, page size and title', async () => {
    expect(await pdf.inspect(await kept(theScore('duet')))).toEqual({
      ...{ pages: 4, width: 419.53, height: 595.28, title: 'Two Voices', is_encrypted: false, is_repaired: false },
    });
    expect(await pdf.inspect(await kept(theScore('minuet')))).toMatchObject({ pages: 1, title: '작은 미뉴에트' });
  });

  it('renders any page as WebP in the requested size', async () => {
    const path = await kept(theScore('duet'));
    const { facts, webp } = await pdf.draw(path, { page: 4, side_px: 640 });
    expect(facts.pages).toBe(4);
    expect(await sharp(webp).metadata()).toMatchObject({ format: 'webp', width: 451, height: 640 });
    const { channels } = await sharp(webp).stats();
    expect(channels[0]!.min).toBeLessThan(60);
    await expect(pdf.draw(path, { page: 5, side_px: 640 })).rejects.toEqual(new PdfError('no_such_page'));
  });

  it('reports encryption, and reads files that need no password', async () => {
    expect(await pdf.inspect(await kept(await locked({ ownerPassword: 'violin' })))).toMatchObject({ pages: 1, is_encrypted: true });
  });

  it('renders the values of form fields', async () => {
    for (const bytes of [aForm(), aForm({ isDrawn: false })]) {
      const { webp } = await pdf.draw(await kept(bytes), { page: 1, side_px: 400 });
      expect((await sharp(webp).stats()).channels[0]!.min).toBeLessThan(60);
    }
  });

  it.each([
    ['zeros after its end', '', '\0'.repeat(6_000)],
    ['a page of a proxy after its end', '', `\n<html><p>${'Your object was sent. '.repeat(300)}</html>`],
    ['blank lines before its beginning', '\r\n'.repeat(20), ''],
    ['up to 1 KiB before its beginning', 'x'.repeat(1_000), ' '.repeat(2_000)],
  ])('reads an intact file with %s without repair', async (_, before, after) => {
    const bytes = Buffer.concat([Buffer.from(before), theScore('minuet'), Buffer.from(after)]);
    expect(await pdf.inspect(await kept(bytes))).toMatchObject({ pages: 1, title: '작은 미뉴에트', is_repaired: false });
  });

  it('repairs a damaged file and reports that', async () => {
    const bytes = theScore('minuet');
    const at = bytes.lastIndexOf('startxref');
    bytes.fill('9', at + 10, bytes.indexOf('\n', at + 10));
    expect(await pdf.inspect(await kept(bytes))).toMatchObject({ pages: 1, is_repaired: true });
  });

  it('returns sizes in points for every user unit, and renders pages whose boxes do not overlap', async () => {
    expect(await pdf.inspect(await kept(ofUnits(2.5)))).toMatchObject({ width: 1_000, height: 1_000 });
    const path = await kept(ofBoxes('0 0 300 500', '1000 1000 1200 1200'));
    const { facts, webp } = await pdf.draw(path, { page: 1, side_px: 500 });
    expect(facts).toMatchObject({ pages: 1, width: 300, height: 500 });
    expect(await sharp(webp).metadata()).toMatchObject({ width: 300, height: 500 });
    expect(await pdf.inspect(await kept(ofBoxes('0 0 300 500', '100 100 1200 1200')))).toMatchObject({ width: 200, height: 400 });
  });

  it.each(Object.entries(badPdfs))('refuses a file that is %s within its limits', async (_, [make, problems]) => {
    const bytes = await make();
    const { result, mib } = await measured(() => look(bytes));
    expect(result.report.facts).toBeUndefined();
    expect(problems).toContain(result.report.problem);
    expect(mib).toBeLessThan(MOST_MIB);
    expect(childrenOf(process.pid)).toEqual([]);
  });

  it('kills a child that exceeds the memory limit', async () => {
    const [make] = badPdfs['a bomb']!;
    const path = await kept(await make());
    const drawing = runChild({ task: 'look', path, picture: { page: 1, side_px: 640 } }, { ...LIMITS, memory_mib: 200 });
    const { result, mib } = await measured(() => drawing.catch((error: unknown) => error));
    expect(result).toEqual(new PdfError('too_large'));
    expect(mib).toBeGreaterThan(150);
    expect(mib).toBeLessThan(264);
    expect(childrenOf(process.pid)).toEqual([]);
  });

  it('limits the memory of PDFium also without the watch', async () => {
    const [make] = badPdfs['a bomb']!;
    const order = { task: 'look', path: await kept(await make()), picture: { page: 1, side_px: 640 } } as const;
    const { result, mib } = await measured(() => runChild(order, { ...LIMITS, memory_mib: 100_000 }));
    expect(result.report).toEqual({ problem: 'too_large' });
    expect(mib).toBeLessThan(MOST_MIB);
  });

  it('kills a child that exceeds the time limit', async () => {
    // Nobody writes to it, so reading it waits without using memory.
    const path = join(directory, 'pipe');
    execFileSync('mkfifo', [path]);
    const drawing = runChild({ task: 'look', path, picture: { page: 1, side_px: 640 } }, { ...LIMITS, seconds: 1 });
    await expect(drawing).rejects.toEqual(new PdfError('too_slow'));
    expect(childrenOf(process.pid)).toEqual([]);
  });

  it.each(Object.entries(largePdfs))('reads %s without loading all of it', async (_, [make, pages]) => {
    const bytes = make();
    const { result, mib } = await measured(() => look(bytes));
    expect(result.report.facts).toMatchObject({ pages });
    const { width = 0, height = 0 } = await sharp(result.bytes).metadata();
    expect(Math.max(width, height)).toBeLessThanOrEqual(640);
    expect(mib).toBeLessThan(MOST_MIB);
  });

  it('queues jobs, and runs the next one after a failed one', async () => {
    const [bad, good] = await Promise.all([kept(ofPages(0)), kept(theScore('minuet'))]);
    const outcomes = await Promise.allSettled([bad, good, bad, good].map((path) => pdf.inspect(path)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    await expect(pdf.inspect(join(directory, 'nothing'))).rejects.toBeInstanceOf(PdfError);
  });

  it('prints a list on several pages with Hangul', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [String(at + 1), '달빛 Dvořák F♯', '2']);
    const columns = [
      { name: '', share: 1 },
      { name: '곡명', share: 5 },
      { name: '쪽', share: 1, align: 'right' },
    ] as const;
    const bytes = await pdf.print({ title: '봄 음악회', lines: ['120곡'], columns, rows });
    const { facts, webp } = await pdf.draw(await kept(bytes), { page: 2, side_px: 1_000 });
    expect(facts).toMatchObject({ title: '봄 음악회', width: 595.28, is_encrypted: false });
    expect(facts.pages).toBeGreaterThan(3);
    expect((await sharp(webp).stats()).channels[0]!.min).toBeLessThan(60);
    expect((await pdf.print({ title: 'Empty', lines: [], columns, rows: [] })).subarray(0, 5).toString()).toBe('%PDF-');
  });
  it('prints a placeholder for characters that its font lacks', async () => {
    const columns = [{ name: 'Title', share: 1 }];
    const bytes = await pdf.print({ title: 'あ Лист', lines: ['🎻 αβ'], columns, rows: [['Étude 月の光 👩‍👩‍👧'], ['שיר F♯']] });
    const library = await PDFiumLibrary.init();
    const text = (await library.loadDocument(bytes)).getPage(0).getText();
    library.destroy();
    for (const line of ['□ □□□□', '□ □□', 'Étude □□□ □', '□□□ F#']) expect(text).toContain(line);
  });
});

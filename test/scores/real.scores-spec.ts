import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApi } from '@test/app';
import { measured } from '@test/peaks';
import { scoresOf } from '@test/scores';
import { Role } from '@app/auth';

const run = promisify(execFile);
const PACKAGE = 'lilypond-doc-pdf';

// A slow machine may have to process hundreds of megabytes.
jest.setTimeout(1_800_000);

/** The PDFs below a folder, or those of Debian's package, unpacked into a temporary folder. */
async function pdfsIn(directory: string): Promise<string[]> {
  if (!process.env.SCORES_DIR) {
    await run('apt-get', ['download', PACKAGE], { cwd: directory });
    const deb = readdirSync(directory).find((name) => name.startsWith(PACKAGE))!;
    await run('dpkg-deb', ['-x', deb, '.'], { cwd: directory });
  }
  const found = readdirSync(directory, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile() && entry.name.endsWith('.pdf')).map((entry) => join(entry.parentPath, entry.name));
}

/** Counts the pages with poppler's `pdfinfo`. */
async function pagesOf(path: string): Promise<number> {
  const { stdout } = await run('pdfinfo', [path]);
  return Number(/^Pages:\s+(\d+)$/m.exec(stdout)?.[1]);
}

describe('real sheet music', () => {
  const api = startApi({ empties: 'once' });
  const { send, worker, process: read, download } = scoresOf(api);
  const directory = process.env.SCORES_DIR ?? mkdtempSync(join(tmpdir(), 'tutti-scores-'));

  afterAll(() => process.env.SCORES_DIR ?? rmSync(directory, { recursive: true }));

  it('is uploaded, committed, counted as pdfinfo counts it, and drawn', async () => {
    const mina = await api.aSaved(Role.Mentee, { company_id: null });
    await api.rows(`INSERT INTO user_quotas (user_id, limit_bytes) VALUES (${mina.id}, 10737418240)`);
    worker().rendering.onModuleInit();
    const paths = await pdfsIn(directory);
    expect(paths.length).toBeGreaterThan(0);
    const [found, expected]: Record<string, number>[] = [{}, {}];
    const figures = { files: 0, bytes: 0, pages: 0, seconds: 0, slowest: 0, peak: 0 };
    for (const path of paths) {
      const name = path.slice(directory.length + 1);
      const bytes = readFileSync(path);
      const { body } = await api.as(mina).post('/api/v1/scores', { title: name.slice(-200), upload_id: await send(mina, bytes) });
      const { mib, seconds } = await measured(() => read(body.upload_id as string));
      const score = (await api.as(mina).get(`/api/v1/scores/${body.id}`)).body;
      const thumbnail = await api.as(mina).get(`/api/v1/scores/${body.id}/thumbnail`);
      expect([name, score.status, thumbnail.status]).toEqual([name, 'ready', 200]);
      expect((await download(thumbnail.body.download_url as string)).headers['content-type']).toBe('image/webp');
      found![name] = score.pages as number;
      expected![name] = await pagesOf(path);
      figures.files++;
      figures.bytes += bytes.length;
      figures.pages += score.pages as number;
      figures.seconds += seconds;
      figures.slowest = Math.max(figures.slowest, seconds);
      figures.peak = Math.max(figures.peak, mib);
    }
    expect(found).toEqual(expected);
    const { files, bytes, pages, seconds, slowest, peak } = figures;
    const told = `${files} files, ${Math.round(bytes / 1_048_576)} MiB, ${pages} pages; ${seconds.toFixed(1)} s, the slowest ${slowest} s; child at most ${peak} MiB`;
    process.stdout.write(`${told}\n`);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { packedName, writeRows, zipOf } from './export-archive';

const fileOf = (path: string, text: string, size_bytes = text.length) => ({
  path,
  size_bytes,
  open: () => Promise.resolve(Readable.from([Buffer.from(text)])),
});

describe('a ZIP of an export', () => {
  it('has the size that was announced before reading', async () => {
    for (const files of [[], [fileOf('a.json', '[]')], [fileOf('about.json', '{}'), fileOf('files/7/악보.pdf', 'x'.repeat(70_000))]]) {
      const { size_bytes, stream } = await zipOf(files);
      expect(await buffer(stream)).toHaveLength(size_bytes);
    }
  });

  it('announces the size of thousands of files, without a listener for each', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation();
    const { size_bytes, stream } = await zipOf(Array.from({ length: 2_000 }, (_, id) => fileOf(`files/${id}/a.pdf`, 'x')));
    expect(await buffer(stream)).toHaveLength(size_bytes);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('opens each file only when it is written', async () => {
    const opened: string[] = [];
    const noting = (path: string) => ({
      ...fileOf(path, 'x'.repeat(100_000)),
      open: () => {
        opened.push(path);
        return Promise.resolve(Readable.from([Buffer.alloc(100_000)]));
      },
    });
    const { stream } = await zipOf(['a', 'b', 'c'].map(noting));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(opened).toEqual(['a']);
    await buffer(stream);
    expect(opened).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['cannot be opened', { ...fileOf('a', 'x'), open: () => Promise.reject(new Error('gone')) }],
    [
      'breaks off',
      { ...fileOf('a', 'x'), open: () => Promise.resolve(new Readable({ read: (): void => void 0 }).destroy(new Error('gone'))) },
    ],
    ['is shorter than it was', fileOf('a', 'x', 2)],
  ])('fails where a file %s, also before anybody reads', async (_, broken) => {
    const { stream } = await zipOf([broken, fileOf('b', 'y')]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(buffer(stream)).rejects.toThrow();
  });

  it.each([
    ['Clair de lune.pdf', 'files/7/Clair de lune.pdf'],
    ['../../etc/passwd', 'files/7/.._.._etc_passwd'],
    ['C:\\a\nb?.pdf', 'files/7/C__a_b_.pdf'],
    ['..', 'files/7/_'],
  ])('gives %j a name that every system can unpack', (filename, path) => expect(packedName(7, filename)).toBe(path));

  it('writes rows as one JSON array with one row per line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tutti-export-'));
    const rows = async function* (texts: string[]) {
      yield* texts;
    };
    const none = await writeRows(folder, 'none.json', rows([]));
    const some = await writeRows(folder, 'some.json', rows(['{"id":1}', '{"id":2}']));
    expect([await readFile(none.path, 'utf8'), await readFile(some.path, 'utf8')]).toEqual(['[]\n', '[\n{"id":1},\n{"id":2}\n]\n']);
    expect([none.count, some.count, some.size_bytes]).toEqual([0, 2, 23]);
    await rm(folder, { recursive: true });
  });
});

import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { type Storage, isKey } from '@app/storage';
import { FILE_LIST, type FileListPart, type Manifest } from './manifest';
import { faultOf, writePart } from './parts';
import { KEYS_FILE } from './snapshot';

/** Number of files that are copied concurrently. */
const AT_ONCE = 8;

/** A line of the list of files. `sha256` is null for a file that the storage did not have. */
interface ListedFile {
  readonly key: string;
  readonly size_bytes: number;
  readonly sha256: string | null;
}

/** Copies the files of the snapshot into `folder`, and lists them. */
export async function saveFiles(storage: Storage, folder: string): Promise<FileListPart> {
  const tally = { count: 0, total_bytes: 0, lost: 0 };
  async function* lines(): AsyncGenerator<string> {
    const keys = createInterface({ input: createReadStream(join(folder, KEYS_FILE)) });
    for await (const some of inGroups(keys))
      for (const file of await all(some.map((key) => saveFile(storage, folder, key)))) {
        if (file.sha256 === null) tally.lost++;
        else [tally.count, tally.total_bytes] = [tally.count + 1, tally.total_bytes + file.size_bytes];
        yield `${JSON.stringify(file)}\n`;
      }
  }
  const list = await writePart(folder, FILE_LIST, Readable.from(lines()), createGzip());
  await rm(join(folder, KEYS_FILE));
  return { ...list, ...tally };
}

/** Yields the faults of a backup's files. */
export async function* faultsOfFiles(folder: string, { files }: Manifest): AsyncGenerator<string> {
  for await (const some of inGroups(listed(folder, files)))
    for (const fault of await all(some.map(({ key, size_bytes, sha256 }) => faultOf(folder, { path: pathOf(key), size_bytes, sha256 }))))
      if (fault) yield fault;
}

/** Copies the files of a backup into the storage. Existing files are kept: their content never changes. */
export async function putFiles(storage: Storage, folder: string, { files }: Manifest): Promise<void> {
  for await (const some of inGroups(listed(folder, files)))
    await all(
      some.map(async ({ key, size_bytes }) => {
        if (!isKey(key) || (await storage.sizeOf(key)) === size_bytes) return;
        await storage.putStream(key, createReadStream(join(folder, pathOf(key))), { size_bytes, mime_type: 'application/octet-stream' });
      }),
    );
}

async function saveFile(storage: Storage, folder: string, key: string): Promise<ListedFile> {
  const size = isKey(key) ? await storage.sizeOf(key) : undefined;
  if (!isKey(key) || size === undefined) return { key, size_bytes: 0, sha256: null };
  await mkdir(join(folder, dirname(pathOf(key))), { recursive: true, mode: 0o700 });
  const { size_bytes, sha256 } = await writePart(folder, pathOf(key), await storage.read(key));
  return { key, size_bytes, sha256 };
}

/** Reads the list, without the files that the backup does not have. */
async function* listed(folder: string, { path }: FileListPart): AsyncGenerator<ListedFile & { readonly sha256: string }> {
  const input = createReadStream(join(folder, path)).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    const file = JSON.parse(line) as ListedFile;
    if (file.sha256 !== null && isKey(file.key)) yield { ...file, sha256: file.sha256 };
  }
}

async function* inGroups<T>(things: AsyncIterable<T>): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const thing of things)
    if (group.push(thing) === AT_ONCE) {
      yield group;
      group = [];
    }
  if (group.length > 0) yield group;
}

/** Waits for all of them, even if one fails, so that none continues to write afterwards. */
async function all<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

const pathOf = (key: string): string => join('files', key);

import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file in the ZIP. It is opened when it is written. */
export interface PackedFile {
  readonly path: string;
  readonly size_bytes: number;
  readonly open: () => Promise<Readable>;
}

/** A file of rows that has been written. */
export interface WrittenRows {
  readonly path: string;
  readonly count: number;
  readonly size_bytes: number;
}

/** A ZIP that is produced while it is read. Its size is known before. */
export interface MeasuredZip {
  readonly size_bytes: number;
  readonly stream: Readable;
}

/** Writes rows of JSON into a file of a folder, as one array with one row per line. Returns the number of rows and the size. */
export async function writeRows(folder: string, name: string, rows: AsyncIterable<string>): Promise<WrittenRows> {
  const path = join(folder, name);
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const row of rows) yield `${count++ === 0 ? '[\n' : ',\n'}${row}`;
    yield count === 0 ? '[]\n' : '\n]\n';
  }
  await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
  return { path, count, size_bytes: (await stat(path)).size };
}

/** Makes a ZIP without compression, so that the size is known before the first byte: a store needs it. */
export function zipOf(files: readonly PackedFile[]): Promise<MeasuredZip> {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error) => stream.destroy(error as Error));
  // An error before the first read is kept and thrown to the reader.
  stream.on('error', () => undefined);
  let reading: Readable | undefined;
  stream.once('close', () => reading?.destroy());
  for (const { path, size_bytes: size, open } of files)
    zip.addReadStreamLazy(path, { compress: false, size }, (done) => {
      open().then(
        (bytes) => {
          reading = bytes;
          done(
            null,
            bytes.once('error', (error) => zip.emit('error', error)),
          );
        },
        (error: unknown) => done(error, Readable.from([])),
      );
    });
  return new Promise((resolve) => {
    const measured = (size_bytes: number) => resolve({ size_bytes, stream });
    // The library passes the size to the callback, but its types lack it.
    zip.end({ forceZip64Format: isLong(files), comment: '' }, measured as () => void);
  });
}

/** Maximum bytes of an entry in the directory of a ZIP, without its name. */
const ENTRY_BYTES = 100;

/**
 * True if the directory of a ZIP may be longer than 64 KiB. The library then includes an ending of ZIP64 in the size, but writes it only
 * if asked to.
 */
const isLong = (files: readonly PackedFile[]): boolean =>
  files.reduce((bytes, { path }) => bytes + Buffer.byteLength(path) + ENTRY_BYTES, 0) >= 0xffff;

/** Makes a name that every system can unpack. The id keeps two files of the same name apart. */
export const packedName = (id: number | string, filename: string): string =>
  `files/${id}/${filename.replace(/[\0-\x1f\x7f/\\:*?"<>|]/g, '_').replace(/^\.+$/, '_')}`;

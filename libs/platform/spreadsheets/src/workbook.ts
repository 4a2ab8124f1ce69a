import { Readable } from 'node:stream';
import { type Entry, RandomAccessReader, type ZipFile, fromRandomAccessReader } from 'yauzl';
import { isOutage } from '@app/database';
import { FileProblem, problems } from './file-problem';

/** A file with random access, stored in pieces. */
export interface Pieces {
  readonly size: number;
  range(start: number, end: number): AsyncIterable<Buffer>;
}

const MAX_ENTRIES = 1_000;

/** Part names are case-insensitive (OPC, 6.2.2.3). */
const partName = (name: string): string => name.toLowerCase();

class PiecesReader extends RandomAccessReader {
  constructor(private readonly pieces: Pieces) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.pieces.range(start, end), { objectMode: false });
  }
}

/** The parts of a workbook. A zip has its directory at the end, so only requested parts are unpacked. */
export class Workbook {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(pieces: Pieces): Promise<Workbook> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
      fromRandomAccessReader(new PiecesReader(pieces), pieces.size, options, (error, opened) =>
        error ? reject(unreadable(error)) : resolve(opened),
      );
    });
    return new Workbook(zip, await entriesOf(zip));
  }

  has(name: string): boolean {
    return this.entries.has(partName(name));
  }

  /** Unpacks a part. Bytes are counted as they come, because the sizes in a zip may be wrong. */
  async *read(name: string, maxBytes: number): AsyncGenerator<Buffer> {
    const entry = this.entries.get(partName(name));
    if (!entry || !entry.canDecodeFileData()) throw new FileProblem(problems.workbook);
    if (entry.uncompressedSize > maxBytes) throw new FileProblem(problems.large);
    const stream = await this.open(entry);
    let read = 0;
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        if ((read += piece.length) > maxBytes) throw new FileProblem(problems.large);
        yield piece;
      }
    } catch (error) {
      throw unreadable(error);
    }
  }

  private open(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) =>
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(unreadable(error)) : resolve(stream))),
    );
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    if (zip.entryCount > MAX_ENTRIES) return reject(new FileProblem(problems.large));
    zip.on('entry', (entry: Entry) => {
      entries.set(partName(entry.fileName), entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error) => reject(unreadable(error)));
    zip.readEntry();
  });
}

/** An invalid zip is its sender's fault; an unavailable database is not. */
const unreadable = (error: unknown): Error => (isOfZip(error) ? new FileProblem(problems.workbook) : (error as Error));

function isOfZip(error: unknown): boolean {
  if (error instanceof FileProblem) return false;
  // yauzl's own errors have no code, zlib's have one of these.
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? /^Z_|^ERR_(?:INVALID|OUT_OF)/.test(code) : !isOutage(error);
}

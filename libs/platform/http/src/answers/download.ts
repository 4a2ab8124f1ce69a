import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { attachment } from '@app/storage';

/** Name and type of a download. */
export interface Downloaded {
  readonly filename: `${string}.${string}`;
  readonly type: string;
}

/**
 * Streams a file while it is generated. Chunks are requested as fast as the client reads them, and no more once it has disconnected. The
 * browser saves the file instead of showing it, and no cache stores it.
 */
export const download = (pieces: AsyncIterable<string | Buffer>, { filename, type }: Downloaded): StreamableFile =>
  new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition: attachment(filename) });

import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { attachment } from '@app/storage';

/** Name and type of a download. */
export interface Downloaded {
  readonly filename: `${string}.${string}`;
  readonly type: string;
}

/**
 * Answers with a file that is made while it leaves: pieces are asked for as fast as the client takes them, and no more once it
 * has gone away. It is saved, never shown, and kept by nobody on its way.
 */
export const download = (pieces: AsyncIterable<string | Buffer>, { filename, type }: Downloaded): StreamableFile =>
  new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition: attachment(filename) });

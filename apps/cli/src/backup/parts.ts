import { type Hash, createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Part } from './manifest';

/** Counts and hashes the bytes that pass through. */
class Measure extends Transform {
  size_bytes = 0;
  private readonly hash: Hash = createHash('sha256');

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.size_bytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  get sha256(): string {
    return this.hash.digest('hex');
  }
}

/** Writes a stream into a new file of a backup, durably, and measures the bytes on disk. Only the owner may read it. */
export async function writePart(folder: string, path: string, source: Readable, ...through: Transform[]): Promise<Part> {
  const measure = new Measure();
  const file = createWriteStream(join(folder, path), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline([source, ...through, measure, file]);
  return { path, size_bytes: measure.size_bytes, sha256: measure.sha256 };
}

/** Describes the fault of a backup file in a sentence. Undefined if it has none. */
export async function faultOf(folder: string, { path, size_bytes, sha256 }: Part): Promise<string | undefined> {
  const measure = new Measure();
  try {
    await pipeline(createReadStream(join(folder, path)), measure.resume());
  } catch (error) {
    return `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`;
  }
  if (measure.size_bytes !== size_bytes) return `${path} has ${measure.size_bytes} bytes instead of ${size_bytes}`;
  return measure.sha256 === sha256 ? undefined : `${path} has different content than when it was written`;
}

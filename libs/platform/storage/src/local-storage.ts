import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, link, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Forbidden } from '@app/errors';
import { answered } from './failures';
import { type Area, type Key, isKey } from './key';
import { type SignedQuery, SignedUrls } from './signed-urls';
import {
  type ByteRange,
  type DownloadAs,
  type SignedUpload,
  Storage,
  type Stored,
  UPLOAD_WITHIN_S,
  type UploadAnnouncement,
} from './storage';

const DRAFTS = 'drafts';

export interface LocalSettings {
  readonly directory: string;
  /** Where `/storage/<key>` is served. */
  readonly public_url: string;
  readonly secrets: readonly Buffer[];
}

/** What a request to a signed URL of ours says of itself. */
export interface SignedRequest {
  readonly key: string;
  readonly query: SignedQuery;
  readonly headers: { readonly 'content-length'?: string; readonly 'content-type'?: string };
}

/** Files below one folder, served by the api itself: the same URLs, headers and refusals as those of an S3 store. */
export class LocalStorage extends Storage {
  readonly driver = 'local';
  readonly directory: string;
  private readonly urls: SignedUrls;

  constructor(private readonly settings: LocalSettings) {
    super();
    this.directory = resolve(settings.directory);
    this.urls = new SignedUrls(settings.secrets);
  }

  uploadUrl({ key, size_bytes, mime_type, lifetime_s }: UploadAnnouncement): Promise<SignedUpload> {
    const headers = { 'content-length': String(size_bytes), 'content-type': mime_type };
    const query = this.urls.sign(`PUT ${key}`, nowInS() + lifetime_s, {}, headers);
    return Promise.resolve({ url: this.urlOf(key, query), headers });
  }

  downloadUrl(key: Key, { filename, mime_type, lifetime_s }: DownloadAs): Promise<string> {
    return Promise.resolve(this.urlOf(key, this.urls.sign(`GET ${key}`, nowInS() + lifetime_s, { filename, type: mime_type })));
  }

  /** The key that a signed PUT may write. Throws `Forbidden` for any other size, type, key or time than was signed. */
  admitUpload({ key, query, headers }: SignedRequest): Key {
    const { 'content-length': length = '', 'content-type': type = '' } = headers;
    const implied = { 'content-length': length, 'content-type': type };
    if (!isKey(key) || !this.urls.verify(`PUT ${key}`, query, nowInS(), implied)) throw new Forbidden();
    return key;
  }

  /** What a signed GET may read, and as what. Throws `Forbidden`. */
  admitDownload({ key, query }: Omit<SignedRequest, 'headers'>): { path: string; filename: string; mime_type: string } {
    if (!isKey(key) || !this.urls.verify(`GET ${key}`, query, nowInS())) throw new Forbidden();
    return { path: key, filename: query.filename as string, mime_type: query.type as string };
  }

  /** Keeps what comes in as a whole, or nothing of it. Ends with the client's patience, or after `UPLOAD_WITHIN_S`. */
  async receive(key: Key, bytes: AsyncIterable<Buffer>): Promise<void> {
    await this.write(key, Readable.from(bytes, { objectMode: false }), AbortSignal.timeout(UPLOAD_WITHIN_S * 1_000));
  }

  async sizeOf(key: Key): Promise<number | undefined> {
    return answered(unlessMissing(stat(this.pathOf(key)).then(({ size }) => size)));
  }

  async read(key: Key, range?: ByteRange): Promise<Readable> {
    const file = await answered(open(this.pathOf(key)));
    return createReadStream('', { fd: file, ...(range && { start: range.from, end: range.to }) });
  }

  /** Another name for the same bytes: whatever is uploaded later becomes a file of its own, and takes away no more than the first name. */
  async copy(from: Key, to: Key): Promise<boolean> {
    return (await answered(unlessMissing(this.duplicate(from, to)))) ?? false;
  }

  async put(key: Key, bytes: Buffer): Promise<void> {
    await answered(this.write(key, Readable.from([bytes])));
  }

  async remove(keys: readonly Key[]): Promise<void> {
    await answered(Promise.all(keys.map((key) => rm(this.pathOf(key), { force: true }))));
  }

  async *list(area: Area, shard: string): AsyncGenerator<Stored> {
    for await (const path of filesIn(join(this.directory, area, shard))) {
      const key = path.slice(this.directory.length + 1).replaceAll('\\', '/');
      const found = await answered(unlessMissing(stat(path)));
      if (found && isKey(key)) yield { key, size_bytes: found.size, modified_at: found.mtime };
    }
  }

  async sweep(older_than: Date): Promise<void> {
    for await (const path of filesIn(join(this.directory, DRAFTS))) {
      const found = await answered(unlessMissing(stat(path)));
      if (found && found.mtime < older_than) await answered(rm(path, { force: true }));
    }
  }

  async check(): Promise<void> {
    await answered(mkdir(this.directory, { recursive: true, mode: 0o700 }));
    await answered(access(this.directory, constants.R_OK | constants.W_OK | constants.X_OK));
  }

  /** Written beside its place, made durable, and moved into it: nobody ever reads half of it, and a crash leaves a draft. */
  private async write(key: Key, bytes: Readable, signal?: AbortSignal): Promise<void> {
    const draft = join(this.directory, DRAFTS, randomUUID());
    await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
    try {
      await pipeline(bytes, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }), { signal });
      const place = await this.placeFor(key);
      await rename(draft, place);
      await persist(dirname(place));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  private async duplicate(from: Key, to: Key): Promise<true> {
    const place = await this.placeFor(to);
    try {
      await link(this.pathOf(from), place);
    } catch (error) {
      // Some file systems know no second names.
      if (isMissing(error)) throw error;
      await this.write(to, createReadStream(this.pathOf(from)));
    }
    await persist(dirname(place));
    return true;
  }

  private async placeFor(key: Key): Promise<string> {
    const place = this.pathOf(key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    return place;
  }

  private pathOf(key: Key): string {
    if (!isKey(key)) throw new Error('That is no key.');
    return join(this.directory, key);
  }

  private urlOf(key: Key, query: string): string {
    return `${this.settings.public_url.replace(/\/$/, '')}/storage/${key}?${query}`;
  }
}

const nowInS = (): number => Math.floor(Date.now() / 1_000);

const unlessMissing = <T>(found: Promise<T>): Promise<T | undefined> =>
  found.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** A new name is only there after a crash when its folder has been written, too. */
async function persist(directory: string): Promise<void> {
  const folder = await open(directory);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* filesIn(directory: string): AsyncGenerator<string> {
  const folder = await answered(unlessMissing(opendir(directory)));
  if (folder) for await (const { name } of folder) yield join(directory, name);
}

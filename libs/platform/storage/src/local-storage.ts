import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Forbidden } from '@app/errors';
import { Drafts } from './drafts';
import { answered } from './failures';
import { pathsIn, isMissing, persist, unlessMissing } from './folders';
import { type Area, type Key, type PublicKey, idOf, isKey, isPublicKey } from './key';
import { Pace, type PaceLimits } from './pace';
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

/** At this rate, an upload of 100 MiB exceeds the total limit. */
const PACE: PaceLimits = { span_s: 30, bytes_per_s: 8_192, total_s: UPLOAD_WITHIN_S };

export interface LocalSettings {
  readonly directory: string;
  /** The URL below which `/storage/<key>` is served. */
  readonly public_url: string;
  readonly secrets: readonly Buffer[];
  /** Minimum speed of an upload, if not the default. */
  readonly pace?: PaceLimits;
}

/** The signed parts of a request to one of our URLs. */
export interface SignedRequest {
  readonly key: string;
  readonly query: SignedQuery;
  readonly headers: { readonly 'content-length'?: string; readonly 'content-type'?: string };
}

/** Files below one folder, served by the api itself: with the same URLs, headers and errors as an S3 store. */
export class LocalStorage extends Storage {
  readonly driver = 'local';
  readonly endsUploads = true;
  readonly directory: string;
  private readonly urls: SignedUrls;
  private readonly drafts: Drafts;

  constructor(private readonly settings: LocalSettings) {
    super();
    this.directory = resolve(settings.directory);
    this.urls = new SignedUrls(settings.secrets);
    this.drafts = new Drafts(join(this.directory, 'drafts'));
  }

  uploadUrl({ key, size_bytes, mime_type, lifetime_s }: UploadAnnouncement): Promise<SignedUpload> {
    const headers = { 'content-length': String(size_bytes), 'content-type': mime_type };
    const query = this.urls.sign(`PUT ${key}`, nowInS() + lifetime_s, {}, headers);
    return Promise.resolve({ url: this.urlOf(key, query), headers });
  }

  downloadUrl(key: PublicKey, { filename, mime_type, lifetime_s }: DownloadAs): Promise<string> {
    return Promise.resolve(this.urlOf(key, this.urls.sign(`GET ${key}`, nowInS() + lifetime_s, { filename, type: mime_type })));
  }

  /** The key that a signed PUT may write. Throws `Forbidden` for any other size, type, key or time than was signed. */
  admitUpload({ key, query, headers }: SignedRequest): PublicKey {
    const { 'content-length': length = '', 'content-type': type = '' } = headers;
    const implied = { 'content-length': length, 'content-type': type };
    if (!isPublicKey(key) || !this.urls.verify(`PUT ${key}`, query, nowInS(), implied)) throw new Forbidden();
    return key;
  }

  /** The file, name and type of a signed GET. Throws `Forbidden`. */
  admitDownload({ key, query }: Omit<SignedRequest, 'headers'>): { path: string; filename: string; mime_type: string } {
    if (!isPublicKey(key) || !this.urls.verify(`GET ${key}`, query, nowInS())) throw new Forbidden();
    return { path: key, filename: query.filename as string, mime_type: query.type as string };
  }

  /**
   * Stores an upload completely or not at all, and replaces an earlier one. `stillOpen` is called after the claim and again before the file
   * is stored; an error from it ends the upload. Throws `UploadInProgress` (409) during another upload, and `RequestTimedOut` (408) for a
   * client that is too slow.
   */
  async receive(key: Key, bytes: Readable, stillOpen: () => Promise<unknown>): Promise<void> {
    const draft = await this.drafts.claim(idOf(key));
    try {
      await stillOpen();
      await rm(this.pathOf(key), { force: true });
      await this.drafts.fill(draft, bytes, new Pace(this.settings.pace ?? PACE, stillOpen));
      await stillOpen();
      await this.settle(draft.path, key);
    } finally {
      await this.drafts.drop(draft);
    }
  }

  async sizeOf(key: Key): Promise<number | undefined> {
    return answered(unlessMissing(stat(this.pathOf(key)).then(({ size }) => size)));
  }

  async read(key: Key, range?: ByteRange): Promise<Readable> {
    const file = await answered(open(this.pathOf(key)));
    return createReadStream('', { fd: file, ...(range && { start: range.from, end: range.to }) });
  }

  /** Creates a hard link: a later upload becomes a file of its own and replaces only the first name. */
  async copy(from: Key, to: Key): Promise<boolean> {
    return (await answered(unlessMissing(this.duplicate(from, to)))) ?? false;
  }

  async put(key: Key, bytes: Buffer): Promise<void> {
    await answered(this.write(key, Readable.from([bytes])));
  }

  async putStream(key: Key, bytes: Readable): Promise<void> {
    await answered(this.write(key, bytes));
  }

  async remove(keys: readonly Key[]): Promise<void> {
    await answered(Promise.all(keys.map((key) => rm(this.pathOf(key), { force: true }))));
  }

  /** A later PUT has to claim the draft, too, and then finds that the upload is over. */
  async withdraw(key: Key): Promise<boolean> {
    const draft = await answered(this.drafts.claimUnlessBusy(idOf(key)));
    if (!draft) return false;
    try {
      await this.remove([key]);
      return true;
    } finally {
      await this.drafts.drop(draft);
    }
  }

  async *list(area: Area, shard: string): AsyncGenerator<Stored> {
    for await (const path of pathsIn(join(this.directory, area, shard))) {
      const key = path.slice(this.directory.length + 1).replaceAll('\\', '/');
      const found = await answered(unlessMissing(stat(path)));
      if (found && isKey(key)) yield { key, size_bytes: found.size, modified_at: found.mtime };
    }
  }

  async sweep(older_than: Date): Promise<void> {
    await answered(this.drafts.sweep(older_than));
  }

  async check(): Promise<void> {
    await answered(mkdir(this.directory, { recursive: true, mode: 0o700 }));
    await answered(access(this.directory, constants.R_OK | constants.W_OK | constants.X_OK));
  }

  /** Writes a draft, syncs it and renames it: nobody ever reads half a file, and a crash leaves only a draft. */
  private async write(key: Key, bytes: Readable): Promise<void> {
    const draft = await this.drafts.claim(randomUUID());
    try {
      await this.drafts.write(draft, bytes);
      await this.settle(draft.path, key);
    } finally {
      await this.drafts.drop(draft);
    }
  }

  private async settle(path: string, key: Key): Promise<void> {
    const place = await this.placeFor(key);
    await rename(path, place);
    await persist(dirname(place));
  }

  private async duplicate(from: Key, to: Key): Promise<true> {
    const place = await this.placeFor(to);
    try {
      await link(this.pathOf(from), place);
    } catch (error) {
      // Some file systems do not support hard links.
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
    if (!isKey(key)) throw new Error('Invalid key.');
    return join(this.directory, key);
  }

  private urlOf(key: Key, query: string): string {
    return `${this.settings.public_url.replace(/\/$/, '')}/storage/${key}?${query}`;
  }
}

const nowInS = (): number => Math.floor(Date.now() / 1_000);

import { Readable } from 'node:stream';
import type * as Sdk from '@aws-sdk/client-s3';
import type { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { attachment } from './attachment';
import { answered } from './failures';
import { type Area, type Key, type PublicKey, isKey } from './key';
import {
  type ByteRange,
  type DownloadAs,
  type Measured,
  type SignedUpload,
  Storage,
  type Stored,
  UPLOAD_WITHIN_S,
  type UploadAnnouncement,
} from './storage';

const CONNECT_WITHIN_MS = 2_000;
/** Without any data. */
const ANSWER_WITHIN_MS = 10_000;
const CHECK_WITHIN_MS = 1_000;
const ATTEMPTS = 2;
/** Maximum of one S3 request. */
const REMOVED_AT_ONCE = 1_000;

export interface S3Settings {
  /** Undefined for AWS itself. */
  readonly endpoint?: string;
  readonly region: string;
  readonly bucket: string;
  readonly access_key_id: string;
  readonly secret_access_key: string;
  /** `https://host/bucket/key` instead of `https://bucket.host/key`: most self-hosted stores require it. */
  readonly path_style: boolean;
  /** Timeout of `putStream`, in seconds. By default that of a client's upload. */
  readonly upload_within_s?: number;
}

/** An S3-compatible store. The SDK is loaded at first use: installations with local files never load it. */
export class S3Storage extends Storage {
  readonly driver = 's3';
  /** The store alone decides about a signed request. */
  readonly endsUploads = false;
  private opened?: Promise<{ sdk: typeof Sdk; client: Sdk.S3Client; presign: typeof getSignedUrl }>;

  constructor(private readonly settings: S3Settings) {
    super();
  }

  /** Size and type are signed headers: otherwise the client could choose them. */
  async uploadUrl({ key, size_bytes, mime_type, lifetime_s }: UploadAnnouncement): Promise<SignedUpload> {
    const { sdk, client, presign } = await this.open();
    const command = new sdk.PutObjectCommand({ ...this.at(key), ContentLength: size_bytes, ContentType: mime_type });
    const signableHeaders = new Set(['host', 'content-length', 'content-type']);
    const url = await answered(presign(client, command, { expiresIn: lifetime_s, signableHeaders }));
    return { url, headers: { 'content-length': String(size_bytes), 'content-type': mime_type } };
  }

  async downloadUrl(key: PublicKey, { filename, mime_type, lifetime_s }: DownloadAs): Promise<string> {
    const { sdk, client, presign } = await this.open();
    const response = { ResponseContentDisposition: attachment(filename), ResponseContentType: mime_type };
    return answered(presign(client, new sdk.GetObjectCommand({ ...this.at(key), ...response }), { expiresIn: lifetime_s }));
  }

  async sizeOf(key: Key): Promise<number | undefined> {
    const { sdk, client } = await this.open();
    const found = await answered(unlessMissing(client.send(new sdk.HeadObjectCommand(this.at(key)))));
    return found?.ContentLength;
  }

  async read(key: Key, range?: ByteRange): Promise<Readable> {
    const { sdk, client } = await this.open();
    const Range = range && `bytes=${range.from}-${range.to}`;
    const { Body } = await answered(client.send(new sdk.GetObjectCommand({ ...this.at(key), Range })));
    return Body instanceof Readable ? Body : Readable.from([]);
  }

  async copy(from: Key, to: Key): Promise<boolean> {
    const { sdk, client } = await this.open();
    const CopySource = `${this.settings.bucket}/${from}`;
    return (await answered(unlessMissing(client.send(new sdk.CopyObjectCommand({ ...this.at(to), CopySource }))))) !== undefined;
  }

  async put(key: Key, bytes: Buffer, mime_type: string): Promise<void> {
    const { sdk, client } = await this.open();
    await answered(client.send(new sdk.PutObjectCommand({ ...this.at(key), Body: bytes, ContentType: mime_type })));
  }

  /** Does not retry, because a stream cannot be read twice. If it is not stored in time, it throws `StorageFailed` and no object exists. */
  async putStream(key: Key, bytes: Readable, { size_bytes, mime_type }: Measured): Promise<void> {
    const { sdk, client } = await this.open();
    const command = new sdk.PutObjectCommand({ ...this.at(key), Body: bytes, ContentLength: size_bytes, ContentType: mime_type });
    await answered(client.send(command, { requestTimeout: (this.settings.upload_within_s ?? UPLOAD_WITHIN_S) * 1_000 }));
  }

  async remove(keys: readonly Key[]): Promise<void> {
    const { sdk, client } = await this.open();
    for (let first = 0; first < keys.length; first += REMOVED_AT_ONCE) {
      const Objects = keys.slice(first, first + REMOVED_AT_ONCE).map((Key) => ({ Key }));
      const command = new sdk.DeleteObjectsCommand({ Bucket: this.settings.bucket, Delete: { Objects, Quiet: true } });
      const { Errors = [] } = await answered(client.send(command));
      if (Errors.length > 0) await answered(Promise.reject(new Error(`${Errors.length} objects could not be removed: ${Errors[0]!.Code}`)));
    }
  }

  async withdraw(key: Key): Promise<boolean> {
    await this.remove([key]);
    return true;
  }

  async *list(area: Area, shard: string): AsyncGenerator<Stored> {
    const { sdk, client } = await this.open();
    const pages = sdk.paginateListObjectsV2({ client }, { Bucket: this.settings.bucket, Prefix: `${area}/${shard}/` });
    const next = pages[Symbol.asyncIterator]();
    for (let page = await answered(next.next()); !page.done; page = await answered(next.next()))
      for (const { Key: key = '', Size, LastModified } of page.value.Contents ?? [])
        if (isKey(key)) yield { key, size_bytes: Size ?? 0, modified_at: LastModified ?? new Date() };
  }

  /** Nothing to clean up: an object appears only with its last byte. */
  sweep(): Promise<void> {
    return Promise.resolve();
  }

  async check(): Promise<void> {
    const { sdk, client } = await this.open();
    const abortSignal = AbortSignal.timeout(CHECK_WITHIN_MS);
    await answered(client.send(new sdk.HeadBucketCommand({ Bucket: this.settings.bucket }), { abortSignal }));
  }

  private at(key: Key): { readonly Bucket: string; readonly Key: Key } {
    return { Bucket: this.settings.bucket, Key: key };
  }

  private open() {
    return (this.opened ??= this.connect());
  }

  private async connect() {
    const [sdk, { getSignedUrl: presign }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/s3-request-presigner')]);
    const { endpoint, region, access_key_id, secret_access_key, path_style } = this.settings;
    const client = new sdk.S3Client({
      endpoint,
      region,
      credentials: { accessKeyId: access_key_id, secretAccessKey: secret_access_key },
      forcePathStyle: path_style,
      // A checksum of the body cannot be signed in advance.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: ATTEMPTS,
      requestHandler: { connectionTimeout: CONNECT_WITHIN_MS, requestTimeout: ANSWER_WITHIN_MS, throwOnRequestTimeout: true },
    });
    return { sdk, client, presign };
  }
}

const MISSING = new Set(['NotFound', 'NoSuchKey']);

const unlessMissing = <T>(found: Promise<T>): Promise<T | undefined> =>
  found.catch((error: Error) => {
    if (MISSING.has(error.name)) return undefined;
    throw error;
  });

import type { Readable } from 'node:stream';
import type { Area, Key, PublicKey } from './key';

/** What somebody is about to send, to the byte. */
export interface UploadAnnouncement {
  readonly key: PublicKey;
  readonly size_bytes: number;
  readonly mime_type: string;
  /** Seconds within which the sending must begin. */
  readonly lifetime_s: number;
}

/** Where to PUT it, and the headers that must go with it: nothing of another size or type is taken. */
export interface SignedUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How something leaves: always to be saved, never to be shown. */
export interface DownloadAs {
  readonly filename: string;
  readonly mime_type: string;
  readonly lifetime_s: number;
}

export interface Stored {
  readonly key: Key;
  readonly size_bytes: number;
  readonly modified_at: Date;
}

/** Facts about bytes that are known before they are read. */
export interface Measured {
  readonly size_bytes: number;
  readonly mime_type: string;
}

/** Both ends are included, as in a Range header. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Seconds after the end of an upload URL's life by which whatever was begun in time has ended. */
export const UPLOAD_WITHIN_S = 600;

/** A draft that has not grown for so many seconds has no writer any more: uploads that slow have been ended long before. */
export const DRAFT_ABANDONED_S = 120;

/**
 * Where the bytes of files are. Clients send and fetch them by signed URLs, without passing through any handler. Every call ends within
 * a time limit, none belongs in a transaction, and what goes wrong is a `StorageFailed` (502).
 */
export abstract class Storage {
  /** What it is called in the report of readiness, and which settings it reads. */
  abstract readonly driver: 'local' | 's3';

  /** Whether an upload URL is refused once its upload is over. Where it is not, bytes may come in until its life has ended. */
  abstract readonly endsUploads: boolean;

  abstract uploadUrl(announced: UploadAnnouncement): Promise<SignedUpload>;

  /** A URL that answers with an attachment of that name and type, once the object is there. */
  abstract downloadUrl(key: PublicKey, as: DownloadAs): Promise<string>;

  /** In bytes; undefined where there is no such object. */
  abstract sizeOf(key: Key): Promise<number | undefined>;

  /** The bytes of an object that is there, or a part of them. Whoever asks reads to the end, or destroys the stream. */
  abstract read(key: Key, range?: ByteRange): Promise<Readable>;

  /** A copy that nothing done to the original changes any more. False where there is no original. */
  abstract copy(from: Key, to: Key): Promise<boolean>;

  /** Keeps something that was made here. It is there as a whole, or not at all. */
  abstract put(key: Key, bytes: Buffer, mime_type: string): Promise<void>;

  /** Stores a stream that is too large for memory. Its exact size must be known. */
  abstract putStream(key: Key, bytes: Readable, about: Measured): Promise<void>;

  /** What is not there any more is no failure. */
  abstract remove(keys: readonly Key[]): Promise<void>;

  /** The same of one that an upload URL may lead to. False while something is coming in: then it is there, or will be. */
  abstract withdraw(key: Key): Promise<boolean>;

  /** Everything in one of the 256 parts of an area, in no order. */
  abstract list(area: Area, shard: string): AsyncIterable<Stored>;

  /** Takes away what broken-off writes have left behind before `older_than`, where the driver leaves anything. */
  abstract sweep(older_than: Date): Promise<void>;

  /** Rejects when nothing can be kept at present. */
  abstract check(): Promise<void>;
}

import { randomUUID } from 'node:crypto';

/**
 * Uploads arrive in `incoming`. Stored files are in `objects`, to which no upload URL leads; files derived from them are in `derived`. No
 * URL leads to `archives` (rows that have left the database permanently) or to `exports` (people's exports of their own data).
 */
export const AREAS = ['incoming', 'objects', 'derived', 'archives', 'exports'] as const;
export type Area = (typeof AREAS)[number];

/** Areas to which signed URLs may lead. */
export type PublicArea = Exclude<Area, 'archives' | 'exports'>;

/** The name of an object: `objects/3f/3f2b…`. Generated, and of hexadecimal digits only; no client input is ever part of one. */
export type Key<Within extends Area = Area> = `${Within}/${string}/${string}`;
export type PublicKey = Key<PublicArea>;

const KEY = /^(incoming|objects|derived|archives|exports)\/([\da-f]{2})\/(\2[\da-f]{6}-(?:[\da-f]{4}-){3}[\da-f]{12})$/;

/** The key of a UUID in `area`, of a new one by default. */
export const keyIn = <Within extends Area>(area: Within, id: string = randomUUID()): Key<Within> => `${area}/${id.slice(0, 2)}/${id}`;

/** True if `text` has the form of a key: it contains nothing that could leave the folder. */
export const isKey = (text: string): text is Key => KEY.test(text);

/** True if a signed URL may lead to this key. */
export const isPublicKey = (text: string): text is PublicKey => isKey(text) && !/^(archives|exports)\//.test(text);

/** The shards of an area: `00` to `ff`, the beginnings of the UUIDs. */
export const SHARDS: readonly string[] = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** The UUID of a key. */
export const idOf = (key: Key): string => key.slice(key.lastIndexOf('/') + 1);

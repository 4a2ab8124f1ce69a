import { randomUUID } from 'node:crypto';

/**
 * Uploads arrive in `incoming`. Files that are kept are in `objects`, to which no upload URL leads; files made of them are in `derived`. No URL
 * leads to `archives` (rows that have left the database for good) or to `exports` (people's own data that they have asked for).
 */
export const AREAS = ['incoming', 'objects', 'derived', 'archives', 'exports'] as const;
export type Area = (typeof AREAS)[number];

/** Areas to which signed URLs may lead. */
export type PublicArea = Exclude<Area, 'archives' | 'exports'>;

/** The name of an object: `objects/3f/3f2b…`. Made here and of hexadecimal digits alone; nothing that a client says is ever part of one. */
export type Key<Within extends Area = Area> = `${Within}/${string}/${string}`;
export type PublicKey = Key<PublicArea>;

const KEY = /^(incoming|objects|derived|archives|exports)\/([\da-f]{2})\/(\2[\da-f]{6}-(?:[\da-f]{4}-){3}[\da-f]{12})$/;

/** The key in `area` of a uuid, of a new one unless it is given. */
export const keyIn = <Within extends Area>(area: Within, id: string = randomUUID()): Key<Within> => `${area}/${id.slice(0, 2)}/${id}`;

/** Whether `text` can be a key: there is nothing in it that a path could be led astray by. */
export const isKey = (text: string): text is Key => KEY.test(text);

/** Whether a signed URL may lead to this key. */
export const isPublicKey = (text: string): text is PublicKey => isKey(text) && !/^(archives|exports)\//.test(text);

/** What the keys of an area are divided by: `00` to `ff`, the beginning of their uuids. */
export const SHARDS: readonly string[] = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** The uuid of a key. */
export const idOf = (key: Key): string => key.slice(key.lastIndexOf('/') + 1);

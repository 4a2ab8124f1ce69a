import { randomUUID } from 'node:crypto';

/** What clients send arrives in `incoming`; what is kept is in `objects`, which no upload URL leads to; what is made of it, in `derived`. */
export const AREAS = ['incoming', 'objects', 'derived'] as const;
export type Area = (typeof AREAS)[number];

/** The name of an object: `objects/3f/3f2b…`. Made here and of hexadecimal digits alone; nothing that a client says is ever part of one. */
export type Key = `${Area}/${string}/${string}`;

const KEY = /^(incoming|objects|derived)\/([\da-f]{2})\/(\2[\da-f]{6}-(?:[\da-f]{4}-){3}[\da-f]{12})$/;

/** The key in `area` of a uuid, of a new one unless it is given. */
export const keyIn = (area: Area, id: string = randomUUID()): Key => `${area}/${id.slice(0, 2)}/${id}`;

/** Whether `text` can be a key: there is nothing in it that a path could be led astray by. */
export const isKey = (text: string): text is Key => KEY.test(text);

/** What the keys of an area are divided by: `00` to `ff`, the beginning of their uuids. */
export const SHARDS: readonly string[] = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** The uuid of a key. */
export const idOf = (key: Key): string => key.slice(key.lastIndexOf('/') + 1);

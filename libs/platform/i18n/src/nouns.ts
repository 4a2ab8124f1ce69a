import type { Words } from './words';

/** A kind of thing that can be looked for and not be found. */
export interface Noun extends Words {
  /** Its name on the wire: `task` in TASK_NOT_FOUND, in the permission `task:read` and in `authz/explain`. */
  readonly name: string;
}

interface NounDefinition extends Noun {
  /** The segments of routes before its id. The plural of its name, unless they are other words: `curricula`. */
  readonly paths?: readonly string[];
}

const byName = new Map<string, Noun>();
const byPath = new Map<string, Noun>();

/**
 * Declares a noun, in the domain that owns the thing: `export const TASK = defineNoun({ name: 'task', en: 'task', ko: '과제' })`.
 * `new NotFound(TASK)` then answers TASK_NOT_FOUND, and an id in a route below `tasks/` that cannot be one does, too.
 */
export function defineNoun({ paths, ...noun }: NounDefinition): Noun {
  if (byName.has(noun.name)) throw new Error(`The noun ${noun.name} is defined twice.`);
  byName.set(noun.name, noun);
  for (const path of paths ?? [`${noun.name}s`.replace(/(?<![aeiou])ys$/, 'ies')]) byPath.set(path, noun);
  return noun;
}

/** Every noun that has been declared, by name. */
export const declaredNouns = (): Noun[] => [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));

/** The noun of a resource; that of routes for a name that no domain has declared. */
export const nounNamed = (name: string): Noun => byName.get(name) ?? ROUTE;

/** The noun of the things below a segment of a path. */
export const nounAtPath = (segment: string): Noun => byPath.get(segment.replaceAll('-', '_')) ?? ROUTE;

export const ROUTE = defineNoun({ name: 'route', en: 'route', ko: '경로' });

// Stored files, and parts of things, belong to several domains.
export const FILE = defineNoun({ name: 'file', en: 'file', ko: '파일', paths: ['uploads'] });
export const ITEM = defineNoun({ name: 'item', en: 'item', ko: '항목' });
export const VERSION = defineNoun({ name: 'version', en: 'version', ko: '버전' });
export const PAGE = defineNoun({ name: 'page', en: 'page', ko: '페이지' });

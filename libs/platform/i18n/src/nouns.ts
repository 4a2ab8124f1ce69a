import type { Words } from './words';

/** A type of resource that can be looked up. */
export interface Noun extends Words {
  /** Its name in the API: `task` in TASK_NOT_FOUND, in the permission `task:read` and in `authz/explain`. */
  readonly name: string;
}

interface NounDefinition extends Noun {
  /** The path segments before its id. By default the plural of its name; irregular ones are declared: `curricula`. */
  readonly paths?: readonly string[];
}

const byName = new Map<string, Noun>();
const byPath = new Map<string, Noun>();

/**
 * Declares a noun, in the domain that owns the resource: `export const TASK = defineNoun({ name: 'task', en: 'task', ko: '과제' })`. `new
 * NotFound(TASK)` then answers TASK_NOT_FOUND, and so does a malformed id in a route below `tasks/`.
 */
export function defineNoun({ paths, ...noun }: NounDefinition): Noun {
  if (byName.has(noun.name)) throw new Error(`The noun ${noun.name} is defined twice.`);
  byName.set(noun.name, noun);
  for (const path of paths ?? [`${noun.name}s`.replace(/(?<![aeiou])ys$/, 'ies')]) byPath.set(path, noun);
  return noun;
}

/** All declared nouns, by name. */
export const declaredNouns = (): Noun[] => [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));

/** The noun of a resource, or `ROUTE` for an undeclared name. */
export const nounNamed = (name: string): Noun => byName.get(name) ?? ROUTE;

/** The noun of the resources below a path segment. */
export const nounAtPath = (segment: string): Noun => byPath.get(segment.replaceAll('-', '_')) ?? ROUTE;

export const ROUTE = defineNoun({ name: 'route', en: 'route', ko: '경로' });

// Several domains have files and parts of resources.
export const FILE = defineNoun({ name: 'file', en: 'file', ko: '파일', paths: ['uploads'] });
export const ITEM = defineNoun({ name: 'item', en: 'item', ko: '항목' });
export const VERSION = defineNoun({ name: 'version', en: 'version', ko: '버전' });
export const PAGE = defineNoun({ name: 'page', en: 'page', ko: '페이지' });

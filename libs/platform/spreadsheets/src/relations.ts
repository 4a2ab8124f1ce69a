import { posix } from 'node:path';
import type { Attributes } from './namespaces';
import type { Workbook } from './workbook';
import { type Tag, elementsOf } from './xml';

/** Namespaces as Excel writes them, and those of the standard's strict form. */
export const SPREADSHEET = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);
const OFFICE = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];
const PACKAGE = new Set(['http://schemas.openxmlformats.org/package/2006/relationships']);
const MAX_BYTES = 1_048_576;

/** A reference from one part to another. */
export interface Relation {
  readonly id: string | undefined;
  /** `worksheet`, `sharedStrings`; undefined for a part of another format. */
  readonly kind: string | undefined;
  readonly target: string;
}

/** The id of the relation that an element refers to. */
export const relationIdOf = (attributes: Attributes = {}): string | undefined =>
  OFFICE.map((uri) => attributes[`{${uri}}id`]).find((id) => id !== undefined);

/** The relations of a part, or of the package by default. */
export async function relationsOf(workbook: Workbook, part = ''): Promise<Relation[]> {
  const place = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  if (!workbook.has(place)) return [];
  const tags = await smallPart(workbook, place, PACKAGE);
  return tags.flatMap(({ name, attributes = {} }) =>
    name === 'Relationship' && attributes.TargetMode !== 'External'
      ? [{ id: attributes.Id, kind: kindOf(attributes.Type), target: targetOf(attributes.Target ?? '', part) }]
      : [],
  );
}

const kindOf = (type = ''): string | undefined =>
  OFFICE.flatMap((uri) => (type.startsWith(`${uri}/`) ? [type.slice(uri.length + 1)] : []))[0];

/** An absolute path in the package. */
function targetOf(target: string, part: string): string {
  const place = decoded(target.replaceAll('\\', '/'));
  return place.startsWith('/') ? place.slice(1) : posix.join(posix.dirname(part), place);
}

function decoded(place: string): string {
  try {
    return decodeURI(place);
  } catch {
    return place;
  }
}

/** All elements of a part that is always small. */
export async function smallPart(workbook: Workbook, place: string, vocabulary: ReadonlySet<string>): Promise<Tag[]> {
  const all: Tag[] = [];
  for await (const tags of elementsOf(workbook.read(place, MAX_BYTES), vocabulary)) all.push(...tags);
  return all;
}

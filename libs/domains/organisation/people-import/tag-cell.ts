/** Writes tags into one cell, separated by semicolons. A separator within a tag is escaped by a backslash. */
export const joinTags = (tags: readonly string[]): string => tags.map((tag) => tag.replace(/[\\;,]/g, '\\$&')).join(';');

/** Reads the tags of a cell, separated by semicolons or commas, because people write both. */
export function splitTags(text: string): string[] {
  const tags = text.match(/(?:\\.|[^\\;,])+|\\$/gs) ?? [];
  return tags.map((tag) => tag.replace(/\\(.)/gs, '$1').trim()).filter(Boolean);
}

import { setImmediate } from 'node:timers/promises';
import MarkdownIt from 'markdown-it';
import { escaped } from '@app/html';

/** Addresses that a link may have. Others stay text. */
const LINKED = /^(?:https?:\/\/|mailto:)/i;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INDENTED = /^\s/;
/** Length from which a part ends at the next blank line, so that no part takes long. */
const ENOUGH = 8_000;
/** A longer part has no blank line for pages. It is shown as it stands. */
const MOST = 20_000;

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 });
renderer.validateLink = (address) => LINKED.test(address.trim());
// Images are named and not loaded: an address elsewhere would learn who reads.
renderer.renderer.rules.image = (tokens, at) => escaped(tokens[at]!.content);
// A page that is opened from a document learns nothing about it.
renderer.core.ruler.push('rel', ({ tokens }) => {
  const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open');
  for (const link of links) link.attrSet('rel', 'noopener noreferrer nofollow');
});

/**
 * Renders Markdown as HTML without scripts, forms, frames, images and styles: HTML in the text is shown as text. Gives way to other requests
 * after each part.
 */
export async function markdownHtml(text: string): Promise<string> {
  const parts: string[] = [];
  // Parts share the addresses that are defined by name.
  const defined = {};
  for (const part of markdownParts(text)) {
    parts.push(part.length > MOST ? `<pre>${escaped(part)}</pre>\n` : renderer.render(part, defined));
    await setImmediate();
  }
  return parts.join('');
}

/** Cuts a text at blank lines that are followed by the beginning of a paragraph, and never within a block of code. */
export function markdownParts(text: string): string[] {
  const parts: string[][] = [[]];
  let length = 0;
  let fence: string | undefined;
  let isAfterBlank = false;
  for (const line of text.split('\n')) {
    if (length >= ENOUGH && isAfterBlank && !fence && !INDENTED.test(line)) {
      parts.push([]);
      length = 0;
    }
    fence = fenceAfter(line, fence);
    parts.at(-1)!.push(line);
    length += line.length + 1;
    isAfterBlank = line.trim() === '';
  }
  return parts.map((lines) => lines.join('\n'));
}

/** The fence of the block of code that is open after a line. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const found = FENCE.exec(line)?.[1];
  if (!open) return found;
  return found?.startsWith(open) && line.trim() === found ? undefined : open;
}

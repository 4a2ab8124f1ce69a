import { setImmediate } from 'node:timers/promises';
import MarkdownIt from 'markdown-it';
import { escaped } from '@app/html';

/** Addresses to which a link may lead. A link to another address stays text. */
const LINKED = /^(?:https?:\/\/|mailto:)/i;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INDENTED = /^\s/;
/** Length after which a part ends at the next blank line, so that no part takes long to render. */
const ENOUGH = 8_000;
/** Greatest length of a part that is rendered. A longer one has no suitable blank line, and is shown as plain text. */
const MOST = 20_000;

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 });
renderer.validateLink = (address) => LINKED.test(address.trim());
// An image is replaced by its description: loading it would reveal to another server who reads the document.
renderer.renderer.rules.image = (tokens, at) => escaped(tokens[at]!.content);
// A page that is opened by a link learns nothing about the document.
renderer.core.ruler.push('rel', ({ tokens }) => {
  const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open');
  for (const link of links) link.attrSet('rel', 'noopener noreferrer nofollow');
});

/**
 * Renders Markdown as HTML without scripts, forms, frames, images and styles. HTML in the text is shown as text. Other requests get their
 * turn after each part.
 */
export async function markdownHtml(text: string): Promise<string> {
  const parts: string[] = [];
  // Link reference definitions of one part hold for the parts after it.
  const defined = {};
  for (const part of markdownParts(text)) {
    parts.push(part.length > MOST ? `<pre>${escaped(part)}</pre>\n` : renderer.render(part, defined));
    await setImmediate();
  }
  return parts.join('');
}

/** Cuts a text at blank lines that a paragraph follows, and never within a fenced code block. */
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

/** Returns the fence of the code block that is open after a line. Undefined if none is. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const found = FENCE.exec(line)?.[1];
  if (!open) return found;
  return found?.startsWith(open) && line.trim() === found ? undefined : open;
}

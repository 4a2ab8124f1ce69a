import { TextDecoder } from 'node:util';
import { parser as createParser } from 'sax';
import { FileProblem, problems } from './file-problem';
import { type Attributes, Namespaces } from './namespaces';

/** One piece of XML: `row` with its attributes, `/row`, or text. */
export interface Tag {
  readonly name: string;
  readonly attributes?: Attributes;
  readonly text?: string;
}

/**
 * Reads XML piece by piece: text, and the elements of these namespaces or without one. Other elements are skipped; prefixes do not matter.
 * sax supports only XML's five entities, and returns long text in parts instead of collecting it. A document with a document type, which
 * could declare entities, is refused.
 */
export async function* elementsOf(bytes: AsyncIterable<Buffer>, vocabulary: ReadonlySet<string>): AsyncGenerator<Tag[]> {
  // sax needs its position to return long text in parts.
  const sax = createParser(true, { position: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const namespaces = new Namespaces();
  const nameOf = (name: string): string | undefined => {
    const [uri, local] = namespaces.resolve(name);
    return uri === '' || vocabulary.has(uri) ? local : undefined;
  };
  let tags: Tag[] = [];
  sax.onopentag = (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    namespaces.enter(attributes);
    const name = nameOf(tag.name);
    if (name) tags.push({ name, attributes: namespaces.resolveAll(attributes) });
  };
  sax.onclosetag = (tag) => {
    const name = nameOf(tag);
    if (name) tags.push({ name: `/${name}` });
    namespaces.leave();
  };
  sax.ontext = sax.oncdata = (text) => tags.push({ name: '', text });
  sax.ondoctype = refuse;
  sax.onerror = refuse;
  for await (const piece of bytes) {
    sax.write(textOf(decoder, piece));
    yield tags;
    tags = [];
  }
  sax.write(textOf(decoder)).close();
  yield tags;
}

function refuse(): never {
  throw new FileProblem(problems.workbook);
}

function textOf(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    throw new FileProblem(problems.workbook);
  }
}

import { TextDecoder } from 'node:util';
import { parser as createParser } from 'sax';
import { FileProblem, problems } from './file-problem';

/** What a parser comes across: `row` with its attributes, `/row`, or a piece of text. Prefixes of names are left out. */
export interface Tag {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly text?: string;
}

/**
 * What XML is made of, piece by piece. sax knows the five entities of XML and loads none; it hands out long text in parts in
 * place of collecting it. A document that declares a type, and so could declare entities, is refused altogether.
 */
export async function* elementsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Tag[]> {
  // By its position it knows when to hand out what has become long.
  const sax = createParser(true, { position: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let tags: Tag[] = [];
  sax.onopentag = ({ name, attributes }) => tags.push({ name: local(name), attributes: attributes as Record<string, string> });
  sax.onclosetag = (name) => tags.push({ name: `/${local(name)}` });
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

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function textOf(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    throw new FileProblem(problems.workbook);
  }
}

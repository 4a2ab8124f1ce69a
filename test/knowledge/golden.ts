import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, 'golden');

/** A document of the handbook. */
export interface Page {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  /** `company`, `department:x`, `role:x`, or `draft`. */
  readonly access: string;
  readonly updated_on: string;
  readonly body: string;
}

export interface Span {
  readonly document: string;
  readonly quote: string;
}

/** A question of the golden set. Spans with the same `need` are alternatives. */
export interface GoldenQuestion {
  readonly id: string;
  readonly split: 'development' | 'test';
  readonly kind: string;
  readonly question: string;
  readonly answerable: boolean;
  /** `role:department` of the asker. */
  readonly as: string;
  readonly spans: readonly (Span & { readonly need: number })[];
  readonly avoid?: readonly (Span & { readonly why: string })[];
}

export function pagesOfTheHandbook(): Page[] {
  const folders = readdirSync(join(root, 'handbook')).sort();
  return folders.flatMap((folder) =>
    readdirSync(join(root, 'handbook', folder))
      .sort()
      .map((file) => pageIn(folder, file)),
  );
}

function pageIn(folder: string, file: string): Page {
  const text = readFileSync(join(root, 'handbook', folder, file), 'utf8').normalize('NFC');
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)!;
  const fields = front!.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  const { title, language, access, updated_on } = Object.fromEntries(fields) as Record<string, string>;
  const name = `${folder}/${file.replace('.md', '')}`;
  return { name, title: title!.replace(/^["']|["']$/g, ''), language: language!, access: access!, updated_on: updated_on!, body: body! };
}

export const questionsOf = (split: GoldenQuestion['split']): GoldenQuestion[] =>
  readFileSync(join(root, 'questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldenQuestion)
    .filter((question) => question.split === split);

/** The rule of check.py: whether an asker may read a document. */
export function isReadable({ access }: Page, as: string): boolean {
  const [role, department] = as.split(':');
  return access === 'company' || access === `department:${department}` || access === `role:${role}`;
}

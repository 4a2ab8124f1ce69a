import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SUMMARY_VERBS, commentsIn, riddlesIn } from '@test/sentences';

type Loose = Record<string, any>;

const root = join(__dirname, '../..');
const FOREIGN = /(\/node_modules\/|\/metadata[.]ts$|[.]d[.]ts$)/;
const sources = ['apps', 'libs', 'test']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)))
  .filter((file) => /[.](?:ts|js|cjs|mjs)$/.test(file) && !FOREIGN.test(`/${file}`));

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const contract = JSON.parse(read('test/openapi.json')) as Loose;
const operations = Object.entries<Loose>(contract.paths).flatMap(([path, methods]) =>
  Object.entries<Loose>(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);
const resolved = (part: Loose, kind: string): Loose =>
  part.$ref ? (contract.components[kind] as Loose)[part.$ref.split('/').at(-1)] : part;

/** Every property of every schema that clients read, by its place. One that only names another schema has the words of that. */
const properties = Object.entries<Loose>(contract.components.schemas).flatMap(([name, schema]) =>
  [schema, ...((schema.allOf as Loose[] | undefined) ?? [])].flatMap((part) =>
    Object.entries<Loose>(part.properties ?? {})
      .filter(([, property]) => !property.$ref && !/Problem$/.test(name))
      .map(([property, { description }]) => ({ place: `${name}.${property}`, description: description as string | undefined })),
  ),
);

describe('the check of sentences', () => {
  it('finds a sentence without a subject in the middle of a comment, and accepts a question', () => {
    const source = `/** Sends it.\n * What is left is kept. Who knows? */\n  // Of three\n  // lines, one.\nconst a = 1;`;
    expect(commentsIn(source).flatMap(riddlesIn)).toEqual(['What is left is kept.', 'Of three lines, one.']);
  });

  it('finds none in the comments of the sources', () => {
    const found = sources.flatMap((file) => commentsIn(read(file)).flatMap(riddlesIn).map((sentence) => `${file}: ${sentence}`)); // prettier-ignore
    expect(found).toEqual([]);
  });

  it('finds none in the contract and the error catalogue', () => {
    const texts = [
      ...operations.flatMap(({ operation }) => [operation.summary, operation.description ?? '']),
      ...properties.map(({ description = '' }) => description),
      ...[...read('docs/errors.md').matchAll(/^- (?:Cause|Remedy): (.+)$/gm)].map(([, text]) => text),
    ] as string[];
    expect(texts.flatMap((text) => text.split('\n\n')).flatMap(riddlesIn)).toEqual([]);
  });
});

describe('the texts of the contract', () => {
  it('begin every summary with a verb of the list', () => {
    const wrong = operations.filter(({ operation }) => !SUMMARY_VERBS.has(operation.summary.split(/[\s,:]/, 1)[0]));
    expect(wrong.map(({ name, operation }) => `${name}: ${operation.summary}`)).toEqual([]);
  });

  it('describe every parameter', () => {
    const silent = operations.flatMap(({ name, operation }) =>
      ((operation.parameters ?? []) as Loose[])
        .map((one) => resolved(one, 'parameters'))
        .filter(({ description }) => !description)
        .map((one) => `${name} ${one.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('describe every property', () => {
    expect(properties.flatMap(({ place, description }) => (description ? [] : [place]))).toEqual([]);
  });

  it('describe every answer', () => {
    const silent = operations.flatMap(({ name, operation }) =>
      Object.entries<Loose>(operation.responses).flatMap(([status, answer]) =>
        resolved(answer, 'responses').description ? [] : [`${name} ${status}`],
      ),
    );
    expect(silent).toEqual([]);
  });
});

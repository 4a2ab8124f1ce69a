import { readFileSync } from 'node:fs';
import { VERBS } from '@test/contract-verbs';

type Loose = Record<string, any>;

/** The contract under version control: what clients are generated from. */
const text = readFileSync('test/openapi.json', 'utf8');
const contract = JSON.parse(text) as Loose;
const schemas = contract.components.schemas as Record<string, Loose>;
const operations = Object.entries<Loose>(contract.paths).flatMap(([path, methods]) =>
  Object.entries<Loose>(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, method, operation })),
);

/** Words that TypeScript, Python, Java, Kotlin, Go, Swift, C# or Ruby keep for themselves, in lower case. */
const RESERVED = new Set(
  `abstract alias and any as assert async await base begin bool boolean break byte case catch chan char class companion const
  constructor continue def default defer del delete do double dynamic elif else end ensure enum event except exec explicit export extends
  extension extern fallthrough false final finally fixed float for foreach from fun func function global go goto guard if implements
  import in init inline inout instanceof int interface internal is lambda let lock long map module mutating namespace native new next nil
  none nonlocal not null number object open operator or out override package params pass print private protected protocol public raise
  range readonly record redo ref repeat request rescue response retry return sealed select self sizeof static strictfp string struct
  subscript super switch synchronized then this throw throws trait transient true try type typealias typedef typeof uint ulong undef
  union unless unsafe until use using val var virtual void volatile when where while with yield`.split(/\s+/),
);

/** Those of them that a field cannot be called in Python or Java: a generator would call it something else. */
const UNFIT_FOR_FIELDS = new Set(
  `abstract and as assert async await boolean break byte case catch char class const continue def default del do double elif else enum
  except extends false final finally float for from global goto if implements import in instanceof int interface is lambda long native
  new none nonlocal not null or package pass private protected public raise return short static strictfp super switch synchronized this
  throw throws transient true try void volatile while with yield`.split(/\s+/),
);

function* everySchema(node: unknown, path = ''): Generator<[string, Loose]> {
  if (typeof node !== 'object' || node === null) return;
  yield [path, node];
  for (const [key, part] of Object.entries(node)) if (key !== 'example') yield* everySchema(part, `${path}/${key}`);
}
const found = (isBad: (schema: Loose, path: string) => boolean): string[] =>
  [...everySchema(contract)].flatMap(([path, schema]) => (isBad(schema, path) ? [path] : []));

describe('the published contract', () => {
  it('gives every operation a unique id of its resource and a listed verb', () => {
    const camelCase = (tag: string) => tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const wrong = operations.filter(({ operation: { operationId, tags } }) => {
      const [resource, verb] = operationId.split('_');
      return tags.length !== 1 || resource !== camelCase(tags[0]) || !VERBS.includes(verb);
    });
    expect(wrong.map(({ operation }) => operation.operationId)).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('introduces itself in short sections, each of which docs/api-guide.md shows by example', () => {
    const { description } = contract.info;
    const themes = [...description.matchAll(/^## (.+)$/gm)].map(([, theme]) => theme);
    expect(themes.length).toBeGreaterThan(10);
    expect(Buffer.byteLength(description)).toBeLessThan(6_000);
    const guide = readFileSync('docs/api-guide.md', 'utf8').split(/^#{2,3} /m);
    expect(themes.filter((theme) => !guide.some((part) => part.startsWith(`${theme}\n`) && part.includes('```http')))).toEqual([]);
  });

  it('has one line as summary of every operation, and further paragraphs as description', () => {
    expect(operations.filter(({ operation }) => /\n/.test(operation.summary)).map(({ name }) => name)).toEqual([]);
  });

  it('has every tag in one group, in the order of the groups', () => {
    const tags = (contract.tags as Loose[]).map(({ name }) => name);
    expect((contract['x-tagGroups'] as Loose[]).flatMap((group) => group.tags)).toEqual(tags);
    expect(new Set(operations.map(({ operation }) => operation.tags[0]))).toEqual(new Set(tags));
  });

  it('names no schema by a suffix of the code or a reserved word, and no two that differ only in case', () => {
    const names = Object.keys(schemas);
    expect(names.filter((name) => /dto$/i.test(name) || !/^[A-Z][A-Za-z]+$/.test(name) || RESERVED.has(name.toLowerCase()))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('names no field of a body or an answer by a reserved word', () => {
    const fields = Object.entries(schemas).flatMap(([name, { properties }]) => Object.keys(properties ?? {}).map((key) => [name, key]));
    expect(fields.filter(([, key = '']) => UNFIT_FOR_FIELDS.has(key))).toEqual([]);
  });

  it('names every schema of a problem and every value of an ordering uniquely', () => {
    const answers = [
      ...Object.values<Loose>(contract.components.responses),
      ...operations.flatMap(({ operation }) => answersOf(operation)),
    ];
    const problems = answers.flatMap(({ content }) => (content?.['application/problem+json'] as Loose | undefined)?.schema ?? []);
    expect(problems.filter(({ $ref }) => !$ref)).toEqual([]);
    const orderings = Object.entries(schemas).filter(([name]) => name.endsWith('Ordering'));
    expect(orderings.filter(([, { enum: values, 'x-enum-varnames': names }]) => new Set(names).size !== values.length)).toEqual([]);
  });

  it('declares each enum under one name', () => {
    const values = Object.entries(schemas).flatMap(([name, { enum: listed }]) => (listed ? [[[...listed].sort().join(), name]] : []));
    const byValues = new Map<string, string[]>();
    for (const [key = '', name = ''] of values) byValues.set(key, [...(byValues.get(key) ?? []), name]);
    expect([...byValues.values()].filter((names) => names.length > 1 && !names.every((name) => name.endsWith('Ordering')))).toEqual([]);
  });

  it('describes PUT for users, companies and departments alone', () => {
    const puts = operations.filter(({ method }) => method === 'put').map(({ path }) => path);
    expect(puts.sort()).toEqual(['companies', 'departments', 'users'].map((noun) => `/api/v1/${noun}/{id}`));
  });

  it('states who may call each operation', () => {
    // An operation without a `security` of its own accepts the document's ways to sign in.
    expect(contract.security).toEqual([{ password: [] }, { bearer: [] }]);
    const ways = new Map(operations.map(({ name, operation }) => [name, JSON.stringify(operation.security)]));
    expect(ways.get('GET /api/v1/users')).toBeUndefined();
    expect(ways.get('POST /api/v1/auth/login')).toBe('[]');
    expect(ways.get('GET /api/v1/auth/check')).toBe('[{},{"password":[]},{"bearer":[]}]');
    expect(ways.get('POST /api/v1/users/invitations/accept')).toBe('[{},{"password":[]},{"bearer":[]}]');
  });

  it('says in sentences who has the permission of an operation', () => {
    const needing = operations.filter(({ operation }) => operation['x-permission']);
    const unsaid = needing.filter(({ operation: { description, 'x-permission': name } }) => {
      const [, text = ''] = new RegExp(`Permission(?: and API-key scope)?: \`${name}\`.*?\\. (.+)`).exec(description) ?? [];
      return !/^[A-Z][^:;]+ may (?:call this|request it)[^:;]*\.$/.test(text) || /\bco\b|\(yes\)/.test(text);
    });
    expect(unsaid.map(({ name, operation }) => `${name}: ${operation.description}`)).toEqual([]);
    // The expressions of the policies: `mentor (pair or reviewer and not own)`.
    const expression = /\b(?:platform|admin|mentor|mentee) \((?:yes|ask|[\w ]+ (?:or|and) )/;
    expect(operations.filter(({ operation }) => expression.test(operation.description)).map(({ name }) => name)).toEqual([]);
  });

  it('declares whole numbers as integers, bytes as int64 and days as dates', () => {
    const fractions = /\/(?:percentage|page_width|page_height|SeriesPoint\/properties\/value)$/;
    expect(found(({ type }, path) => type === 'number' && !fractions.test(path) && !path.includes('/parameters/'))).toEqual([]);
    expect(operations.flatMap(({ operation }) => fractionsIn(operation.parameters ?? []))).toEqual(['size_mb_min', 'size_mb_max']);
    expect(found(({ type, format }, path) => type === 'integer' && /_?bytes$/.test(path) && format !== 'int64')).toEqual([]);
    expect(found(({ type, format }, path) => type === 'string' && /\/properties\/\w+_on$/.test(path) && format !== 'date')).toEqual([]);
    expect(found(({ type, format }, path) => type === 'string' && /\/properties\/\w+_at$/.test(path) && format !== 'date-time')).toEqual(
      [],
    );
  });

  it('gives no optional parameter a default that clients would prefill', () => {
    const parameters = [
      ...operations.flatMap(({ operation }) => operation.parameters ?? []),
      ...Object.values(contract.components.parameters),
    ];
    const prefilled = (parameters as Loose[]).filter((one) => !one.required && ('example' in one || 'example' in (one.schema ?? {})));
    expect(prefilled).toEqual([]);
  });

  it('has no uniqueItems, no needless composition and no nullable enum without null', () => {
    expect(found((schema) => schema.uniqueItems === true)).toEqual([]);
    expect(found(({ allOf, oneOf, anyOf }) => [allOf, oneOf, anyOf].some((parts) => parts?.length === 1))).toEqual([]);
    expect(found((schema) => schema.nullable === true && Array.isArray(schema.enum) && !schema.enum.includes(null))).toEqual([]);
    expect(found((schema) => schema.nullable === true && !schema.type)).toEqual([]);
    expect(found(({ type, enum: values }) => type === 'object' && values !== undefined)).toEqual([]);
  });

  it('declares a form body for the token endpoint only', () => {
    const forms = operations.filter(({ operation }) => operation.requestBody?.content['application/x-www-form-urlencoded']);
    expect(forms.map(({ name }) => name)).toEqual(['POST /api/v1/auth/token']);
  });

  it('refers to shared answers and stays within its size limit', () => {
    const written = operations.flatMap(({ operation }) => Object.entries<Loose>(operation.responses));
    for (const status of ['400', '413', '414', '415', '503', 'default'])
      expect(written.filter(([one, answer]) => one === status && !answer.$ref).length).toBeLessThan(5);
    expect(JSON.stringify(contract).length / operations.length).toBeLessThan(2_700);
  });
});

const answersOf = ({ responses }: Loose): Loose[] => Object.values<Loose>(responses);

const fractionsIn = (parameters: Loose[]): string[] => parameters.filter(({ schema }) => schema?.type === 'number').map(({ name }) => name);

import { readFileSync } from 'node:fs';
import { type Answer, startApi } from '@test/app';
import { type Operation, operations } from '@test/grid/contract';
import { Role } from '@app/auth';

type Schema = Record<string, any>;
const contract = JSON.parse(readFileSync('test/openapi.json', 'utf8')) as Schema;
const resolved = ({ $ref, ...schema }: Schema): Schema => ($ref ? contract.components.schemas[$ref.split('/').at(-1)] : schema);

/** Lists of pages and feeds that are asked for by their path alone. */
const lists = operations.filter(({ lists: isList, path, permission }) => isList && permission && !path.includes('{'));
const params = lists.flatMap((operation) => operation.query.map(({ name, schema }) => ({ operation, name, schema })));
const titled = (some: typeof params) => some.map((one) => [`${one.operation.path}?${one.name}`, one] as const);

const isArray = ({ schema }: (typeof params)[number]) => schema.type === 'array';
const itemsOf = ({ schema }: (typeof params)[number]): Schema => resolved(schema.items ?? {});
const enums = params.filter((one) => isArray(one) && itemsOf(one).enum);
const isPerson = ({ pattern }: Schema): boolean => pattern?.startsWith('^(me|');
const people = params.filter((one) => isArray(one) && isPerson(itemsOf(one)));
const ids = params.filter((one) => isArray(one) && (itemsOf(one).type === 'integer' || isPerson(itemsOf(one))));
const moments = params.filter(({ schema }) => schema.pattern?.startsWith('^[0-9]{4}-'));
const orderings = params.filter(({ name }) => name === 'ordering');
const isPaged = ({ query }: Operation): boolean => query.some(({ name }) => name === 'page');
/** The fields of a row. Undefined for a search, which answers with rows of several kinds. */
const rowOf = ({ path }: Operation): Schema | undefined => {
  const { results } = resolved(contract.paths[path].get.responses['200'].content['application/json'].schema).properties;
  return results && resolved(results.items).properties;
};

describe('the filters of every list', () => {
  const api = startApi({ empties: 'once' });
  const problem = ({ status, body }: Answer) => [status, body.error];
  const askers: Record<string, ReturnType<typeof api.as>> = {};

  beforeAll(async () => {
    askers.admin = api.as(await api.aSaved(Role.Admin));
    askers.platform = api.as(await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }));
  });

  /** By the company's admin, or by the platform's where the list is theirs alone. */
  async function ask({ path, query: known }: Operation, query: string) {
    const needed = known.flatMap(({ name, required }) => (required && !query.startsWith(`${name}=`) ? [`&${name}=leave`] : []));
    const url = `${path}?${query}${needed.join('')}`;
    const answer = await askers.admin!.get(url);
    return answer.status === 403 ? askers.platform!.get(url) : answer;
  }

  const answers = async (operation: Operation, ...queries: string[]) => {
    for (const query of queries) expect([query, (await ask(operation, query)).status]).toEqual([query, 200]);
  };

  const refuses = async (operation: Operation, query: string, bad: string) => {
    const refused = await ask(operation, query);
    const [{ field, message }] = refused.body.details ?? [{}];
    expect([query, problem(refused), field]).toEqual([query, [422, 'VALIDATION_FAILED'], query.split('=', 1)[0]]);
    expect(message).toContain(bad);
  };

  it('are found in many lists', () => {
    expect([lists, enums, people, moments, orderings].map(({ length }) => length > 5)).toEqual([true, true, true, true, true]);
  });

  it.each(lists.map((operation) => [operation.path, operation] as const))('%s refuses an unknown filter', (_, operation) =>
    refuses(operation, 'colour=red', 'not a known field'),
  );

  it.each(lists.filter((operation) => isPaged(operation) && rowOf(operation)).map((operation) => [operation.path, operation] as const))(
    '%s finds resources by their ids',
    (_, operation) => {
      const row = rowOf(operation);
      expect([operation.path, operation.query.some(({ name }) => name === 'ids')]).toEqual([operation.path, row!.id !== undefined]);
    },
  );

  it.each(titled(enums))('%s accepts several values, and names an unknown one', async (_, one) => {
    const [first, second = first] = itemsOf(one).enum as string[];
    await answers(one.operation, `${one.name}=${first}`, `${one.name}=${first},${second}`, `${one.name}=${first}&${one.name}=${second}`);
    await refuses(one.operation, `${one.name}=${first},purple`, '"purple" must be one of');
  });

  it.each(titled(ids))('%s accepts several ids, at most 100', async (_, { operation, name }) => {
    // A person whom nobody may see does not exist.
    const known = name === 'user_id' ? '1,1' : '1,2';
    await answers(operation, `${name}=1`, `${name}=${known}`, `${name}=1&${name}=1`);
    await refuses(operation, `${name}=1,x`, '"x" must be');
    await refuses(operation, `${name}=0`, '"0" must be');
    await refuses(operation, `${name}=2147483648`, '"2147483648" must be');
    await refuses(operation, `${name}=${Array.from({ length: 101 }, (__, n) => n + 1).join()}`, 'at most 100');
  });

  it.each(titled(people))('%s accepts me, also among others', async (_, { operation, name }) => {
    await answers(operation, `${name}=me`, `${name}=me,1`, `${name}=me&${name}=me`);
    await refuses(operation, `${name}=you`, '"you" must be the ID of a user, or me');
  });

  it.each(titled(moments))('%s accepts a time and a plain date', async (_, { operation, name }) => {
    await answers(operation, `${name}=2030-01-15T10:00:00Z`, `${name}=2030-01-15`);
    await refuses(operation, `${name}=2030-02-31`, 'a day such as');
    await refuses(operation, `${name}=soon`, 'a day such as');
  });

  it.each(titled(orderings))('%s accepts at most three different fields', async (_, { operation, schema }) => {
    const fields = (schema.enum as string[]).filter((field) => !field.startsWith('-'));
    await answers(operation, ...fields.flatMap((field) => [`ordering=${field}`, `ordering=-${field}`]));
    await answers(operation, `ordering=${fields.slice(0, 3).join()}`);
    await refuses(operation, `ordering=${fields[0]},-${fields[0]}`, 'fields, each once');
    if (fields.length > 3) await refuses(operation, `ordering=${fields.slice(0, 4).join()}`, 'fields, each once');
    await refuses(operation, 'ordering=colour', 'must be one of');
  });
});

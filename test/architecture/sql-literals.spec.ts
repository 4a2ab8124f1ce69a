import { aliasesIn, comparisonsIn, entitiesIn, enumColumnsIn, ownerOf, sources, templatesIn, valuesIn } from '@test/sql-source';

const files = sources();
const columns = enumColumnsIn(files);
const tables = new Set(files.flatMap(entitiesIn).map(({ table }) => table));

/** The words in a file's SQL that are states or roles of another domain, each with its column. */
function foreignWords(owner: string, texts: readonly string[]): string[] {
  const aliases = aliasesIn(texts, tables);
  const isForeign = (word: string, column?: string, alias?: string) => {
    const among = alias === undefined ? undefined : aliases.get(alias);
    const fitting = columns.filter(
      (one) => one.values.includes(word) && (!column || one.column === column) && (!among || among.has(one.table)),
    );
    return fitting.length > 0 && fitting.every((one) => one.owner !== owner);
  };
  return texts.flatMap((text) => [
    ...comparisonsIn(text).flatMap(({ alias, column, words }) =>
      words.filter((word) => isForeign(word, column, alias)).map((word) => `${column} '${word}'`),
    ),
    ...valuesIn(text)
      .filter((word) => isForeign(word))
      .map((word) => `'${word}'`),
  ]);
}

describe('the statuses and roles of a domain', () => {
  it('are found on the columns of its entities', () => {
    expect(columns.find(({ table, column }) => table === 'users' && column === 'role')).toEqual({
      table: 'users',
      column: 'role',
      owner: 'users',
      values: ['admin', 'mentor', 'mentee'],
    });
    expect(columns.filter(({ values }) => values.length === 0)).toEqual([]);
  });

  it.each([
    ['quota', `SELECT FROM users u WHERE u.status IN ('active', 'leaving')`, ["status 'active'", "status 'leaving'"]],
    ['quota', `SELECT FROM users WHERE role <> 'mentee'`, ["role 'mentee'"]],
    [
      'mentorships',
      `SELECT FROM mentorships m JOIN users u ON u.id = m.mentor_id WHERE m.status = 'active' AND u.status = 'active'`,
      ["status 'active'"],
    ],
    ['quota', `SELECT CASE WHEN ? THEN 'deactivated' END`, ["'deactivated'"]],
    ['quota', `SELECT json_build_object('deactivated', count(*))`, []],
    ['users', `SELECT FROM users u WHERE u.status = 'active'`, []],
  ])('are found as %s writes them in %s', (owner, text, found) => {
    expect(foreignWords(owner, [text])).toEqual(found);
  });

  it('appear as literals in the SQL of their own domain only: others use its predicates', () => {
    const found = files.flatMap((source) => {
      const texts = templatesIn(source).map(({ text }) => text);
      return foreignWords(ownerOf(source.fileName), texts).map((word) => `${source.fileName}: ${word}`);
    });
    expect(found).toEqual([]);
  });
});

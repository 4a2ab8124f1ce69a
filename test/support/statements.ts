import type { Client } from 'pg';
import type { Schema } from './tenancy';

/** Asks Postgres to parse a statement and to describe its rows, without running it: the columns' names, none where it has no rows. */
export async function describedBy(client: Client, text: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let columns: string[] = [];
    const description = {
      submit(connection: any) {
        connection.parse({ text, name: '', types: [] });
        connection.describe({ type: 'S', name: '' });
        connection.sync();
        return null;
      },
      handleRowDescription: ({ fields }: { fields: { name: string }[] }) => (columns = fields.map(({ name }) => name)),
      handleError: (error: Error) => reject(error),
      handleReadyForQuery: () => resolve(columns),
    };
    client.query(description as never);
  });
}

/** The columns of every table, and those that are a unique index by themselves. */
export async function schemaOf(client: Client): Promise<Schema> {
  const { rows } = await client.query<{ name: string; columns: string[]; unique: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text) AS columns,
      array_agg(a.attname::text) FILTER (WHERE EXISTS (
        SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)) AS unique
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname`);
  return new Map(rows.map(({ name, columns, unique }) => [name, { columns: new Set(columns), unique: new Set(unique) }]));
}

const CLAUSES =
  /\s+(?=(?:SELECT|FROM|WHERE|(?:LEFT |CROSS |FULL |INNER )?JOIN|ORDER BY|GROUP BY|HAVING|LIMIT|RETURNING|ON CONFLICT|SET|VALUES|UNION|AND|OR|FOR (?:NO KEY )?(?:UPDATE|SHARE)|INSERT INTO|UPDATE|DELETE FROM|WITH)\b)/g;
const WIDTH = 120;

/** A statement over several lines, each clause on its own and indented by the parentheses around it. */
export function formatted(text: string): string {
  const clauses = text.trim().replace(/\s+/g, ' ').split(CLAUSES);
  let depth = 0;
  return clauses
    .map((clause) => {
      const line = '  '.repeat(Math.max(depth, 0)) + wrapped(clause, depth + 1);
      depth += count(clause, '(') - count(clause, ')');
      return line;
    })
    .join('\n');
}

const count = (text: string, letter: string): number => text.replace(/'[^']*'/g, '').split(letter).length - 1;

/** Breaks a long clause after commas. */
function wrapped(clause: string, depth: number): string {
  if (clause.length <= WIDTH) return clause;
  const lines = [''];
  for (const word of clause.split(/(?<=,) /)) {
    const last = lines.at(-1)!;
    if (last.length + word.length > WIDTH && last !== '') lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${'  '.repeat(Math.max(depth, 0) + 1)}`);
}

import { sql } from '@app/database';
import { ValidationFailed } from '@app/errors';
import { useDatabase } from '@test/database';

describe('a feed', () => {
  const { db } = useDatabase();
  // Two at every moment: the moment alone does not tell them apart.
  const events = sql`(SELECT n AS id, timestamptz '2030-01-15T10:00:00Z' + (n / 2) * interval '1 second' AS created_at FROM generate_series(1, 7) n) e`;
  const listing = (where = sql`true`, ascending = false) => ({
    select: sql`e.id`,
    from: events,
    where,
    keys: [
      { by: sql`e.created_at`, type: 'timestamptz' },
      { by: sql`e.id`, type: 'bigint' },
    ] as const,
    ascending,
  });

  async function walk(limit: number, ascending = false) {
    const parts: number[][] = [];
    let cursor: string | undefined;
    do {
      const { next_cursor, results } = await db.feed(listing(undefined, ascending), { cursor, limit });
      parts.push((JSON.parse(results) as { id: number }[]).map(({ id }) => id));
      cursor = next_cursor ?? undefined;
    } while (cursor);
    return parts;
  }

  it('continues after its cursor, newest first', async () => {
    expect(await walk(3)).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
    expect(await walk(7)).toEqual([[7, 6, 5, 4, 3, 2, 1]]);
    expect(await walk(4, true)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
  });

  it('may be empty', async () => {
    expect(await db.feed(listing(sql`false`), { limit: 3 })).toEqual({ next_cursor: null, results: '[]' });
  });

  it.each([
    '',
    'nonsense',
    '[]',
    '["2030-01-15T10:00:00+00:00"]',
    '["2030-99-15T10:00:00+00:00",1]',
    '["x",1]',
    '["2030-01-15T10:00:00+00:00",1e400]',
    '{}',
  ])('refuses the cursor of %s', async (key) => {
    const cursor = Buffer.from(key).toString('base64url');
    await expect(db.feed(listing(), { cursor, limit: 3 })).rejects.toBeInstanceOf(ValidationFailed);
  });
});

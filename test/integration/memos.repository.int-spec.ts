import { aMemo, anActor } from '@test/builders';
import { aSavedMentorship, aSavedUser, useDatabase } from '@test/database';
import { plansOf } from '@test/query-plans';
import { type Actor, Role } from '@app/auth';
import { sql } from '@app/database';
import { Memo, MemoVisibility } from '@programmes/memos/memo.entity';
import { MemosPolicy } from '@programmes/memos/memos.policy';
import { MemosRepository } from '@programmes/memos/memos.repository';
import type { User } from '@organisation/users/user.entity';

describe(MemosRepository.name, () => {
  const { source, db } = useDatabase();
  const memos = new MemosRepository(db);
  const everything = { page: 1, page_size: 100, ordering: ['-pinned', '-updated_at'] };
  const viewer = (user: User): Actor => ({ ...user, department_id: null, is_superuser: user.is_superuser ?? false });

  /** Two companies; here an admin, two mentors of whom one is somebody's mentee, and mentees with two mentors, one, one that is over, and none. */
  async function aCrowd() {
    const save = (role: Role, given: Partial<User> = {}) => aSavedUser(source, { role, ...given });
    const [admin, max, eva] = [await save(Role.Admin), await save(Role.Mentor), await save(Role.Mentor)];
    const [mina, joon, sua, ida] = [await save(Role.Mentee), await save(Role.Mentee), await save(Role.Mentee), await save(Role.Mentee)];
    const people = [admin, max, eva, mina, joon, sua, ida];
    const others = [
      await save(Role.Admin, { company_id: 'elsewhere' }),
      await save(Role.Mentee, { company_id: 'elsewhere' }),
      await save(Role.Mentee, { company_id: null }),
      await save(Role.Admin, { company_id: null, is_superuser: true }),
    ];
    const pair = ({ id: mentor_id }: User, { id: mentee_id }: User, status = 'active') =>
      aSavedMentorship(source, { mentor_id, mentee_id, status: status as never, ...(status === 'completed' && { ended_at: NOW }) });
    const mentorships = [
      await pair(max, mina),
      await pair(eva, mina, 'paused'),
      await pair(max, joon, 'scheduled'),
      await pair(max, eva),
      await pair(admin, joon),
      await pair(eva, sua, 'completed'),
      await pair(max, sua, 'proposed'),
    ];
    return { people, others, mentorships };
  }

  const NOW = '2030-01-15T09:00:00Z';

  async function aTaskOf(assignee_id: number, mentorship_id: number | null): Promise<number> {
    const [task] = await source.query<{ id: number }[]>(
      `INSERT INTO tasks (company_id, title, status, assignee_id, mentorship_id, due_at) VALUES ('sinfonia', 'Tune', 'todo', $1, $2, now())
       RETURNING id`,
      [assignee_id, mentorship_id],
    );
    return task!.id;
  }

  /** Everything that somebody's list has, which counts as much. */
  async function listedTo(user: User): Promise<number[]> {
    const listed: number[] = [];
    for (let page = 1; ; page++) {
      const { count, results } = await memos.list(viewer(user), { ...everything, page });
      listed.push(...(JSON.parse(results) as { id: number }[]).map(({ id }) => id));
      if (results === '[]') {
        expect(count).toBe(listed.length);
        return listed;
      }
    }
  }

  it('lists and counts exactly the memos that MemosPolicy.read allows', async () => {
    const { people, others, mentorships } = await aCrowd();
    const tasks = [await aTaskOf(people[3]!.id, null)];
    for (const { id, mentee_id } of mentorships) tasks.push(await aTaskOf(mentee_id, id));
    const subjects = [...people.map(({ id }) => ({ user_id: id, task_id: null })), ...tasks.map((task_id) => ({ user_id: null, task_id }))];
    const all: Memo[] = people.flatMap(({ id: author_id }) =>
      subjects.flatMap((subject) =>
        Object.values(MemoVisibility).map((visibility) => aMemo({ id: undefined, author_id, visibility, ...subject })),
      ),
    );
    const { id, company_id } = others[0]!;
    all.push(aMemo({ id: undefined, author_id: id, user_id: id, company_id: company_id!, visibility: MemoVisibility.Admins }));
    await source.manager.insert(Memo, all);

    const facts = await Promise.all(all.map(async ({ id: one }) => [one, (await memos.subject(one))!] as const));
    const readers = new Map<string, number>();
    for (const user of [...people, ...others]) {
      const allowed = facts.filter(([, memo]) => user.is_superuser !== true && MemosPolicy.read(viewer(user), memo));
      const listed = await listedTo(user);
      expect(listed.length).toBe(allowed.length);
      expect(new Set(listed)).toEqual(new Set(allowed.map(([memo]) => memo)));
      for (const [, { visibility }] of allowed) readers.set(visibility, (readers.get(visibility) ?? 0) + 1);
    }
    // Each visibility has been read by somebody else than its authors.
    const written = subjects.length * people.length;
    expect(readers.get('private')).toBe(written);
    for (const visibility of ['mentorship', 'mentors', 'admins']) expect(readers.get(visibility)).toBeGreaterThan(written);
  }, 30_000);

  it('shows what one mentee notes about a mentor to that mentor, and to none of the others', async () => {
    const { people } = await aCrowd();
    const [, max, eva, mina, joon] = people as [User, User, User, User, User];
    await source.manager.insert(Memo, aMemo({ id: undefined, author_id: mina.id, user_id: max.id, visibility: MemoVisibility.Mentorship }));
    const counts = await Promise.all([mina, max, eva, joon].map(async (user) => (await memos.list(viewer(user), everything)).count));
    expect(counts).toEqual([1, 1, 0, 0]);
  });

  it('finds readable and searched memos by an index', async () => {
    await db.rows(sql`
      WITH them AS (
        INSERT INTO users (company_id, role, name, email) SELECT 'sinfonia', 'mentee', 'Somebody', 'many-' || n || '@example.com'
        FROM generate_series(1, 200) n RETURNING id)
      INSERT INTO memos (company_id, author_id, user_id, body, visibility)
      SELECT 'sinfonia', id, id, chr(44032 + n % 5000) || chr(44032 + n / 7 % 3000) || chr(44032 + n % 1999),
        CASE WHEN n = 7 THEN 'admins' ELSE 'mentorship' END::memo_visibility
      FROM them, generate_series(1, 100) n`);
    await source.query('ANALYZE memos');
    const expectIndex = async (role: Role, index: string, asked: object = {}) => {
      const plan = await plansOf(db, () => memos.list(anActor({ role }), { ...everything, ...asked }));
      expect(plan).toContain(index);
      expect(plan).not.toContain('Seq Scan on memos');
    };
    await expectIndex(Role.Mentor, 'memos_of_author');
    await expectIndex(Role.Mentee, 'memos_of_user');
    await expectIndex(Role.Admin, 'memos_for_admins');
    await source.query("UPDATE memos SET visibility = 'admins'");
    await source.query('ANALYZE memos');
    await expectIndex(Role.Admin, 'memos_words_bigrams', { search: '가나' });
    await expectIndex(Role.Admin, 'memos_words_trigrams', { search: '가나다' });
  }, 30_000);

  it('is about exactly one person or one task, enforced by the database', async () => {
    const { id } = await aSavedUser(source);
    const task_id = await aTaskOf(id, null);
    for (const wrong of [{ user_id: null }, { task_id }])
      await expect(source.manager.insert(Memo, aMemo({ author_id: id, user_id: id, ...wrong }))).rejects.toThrow('memos_subject_check');
    const { id: foreign } = await aSavedUser(source, { company_id: 'elsewhere' });
    await expect(source.manager.insert(Memo, aMemo({ author_id: id, user_id: foreign }))).rejects.toThrow('memos_user_fkey');
  });
});

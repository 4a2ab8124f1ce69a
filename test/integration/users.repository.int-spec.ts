import { anActor } from '@test/builders';
import { aSavedMentorship, aSavedUser, useDatabase } from '@test/database';
import { plansOf } from '@test/query-plans';
import { eventually } from '@test/eventually';
import { type Actor, Role } from '@app/auth';
import { Database, sql } from '@app/database';
import { User } from '@organisation/users/user.entity';
import { UserStatus } from '@organisation/users/user-status';
import { UsersPolicy } from '@organisation/users/users.policy';
import { UsersRepository } from '@organisation/users/users.repository';
import { people, usersListedTo, usersVisibleTo, worksWith } from '../../libs/domains/organisation/users/users.scope';
import { userView } from '../../libs/domains/organisation/users/users.view';

describe(UsersRepository.name, () => {
  const { source, db } = useDatabase();
  const users = new UsersRepository(db);
  const everybody = { page: 1, page_size: 100, ordering: ['name'] };

  async function aCrowd(): Promise<User[]> {
    const [strings, brass] = await db.rows(
      sql<{ id: number }>`INSERT INTO departments (company_id, name) VALUES ('sinfonia', 'Strings'), ('sinfonia', 'Brass') RETURNING id`,
    );
    const of = [
      { company_id: 'sinfonia', department_id: strings!.id },
      { company_id: 'sinfonia', department_id: brass!.id },
      { company_id: 'sinfonia', department_id: null },
      { company_id: 'elsewhere', department_id: null },
      { company_id: null, department_id: null },
    ];
    const crowd: User[] = [];
    for (const place of of) {
      for (const role of Object.values(Role)) crowd.push(await aSavedUser(source, { ...place, role, name: `Kim ${crowd.length}` }));
      for (const status of Object.values(UserStatus)) crowd.push(await aSavedUser(source, { ...place, status }));
    }
    crowd.push(await aSavedUser(source, { role: Role.Admin, company_id: null, is_superuser: true }));
    return crowd;
  }

  /** Everybody of the company with the first of its mentors, in every state: who is in a pair with whom. */
  async function pairsIn(crowd: User[]): Promise<(user: User) => number[]> {
    const here = crowd.filter(({ company_id }) => company_id === 'sinfonia');
    const mentor = here.find(({ role }) => role === Role.Mentor)!;
    const states = ['active', 'scheduled', 'paused', 'proposed', 'draft'];
    const mentees = here.filter(({ id }) => id !== mentor.id);
    for (const [at, mentee] of mentees.entries()) {
      const status = states[at % states.length];
      await aSavedMentorship(source, { mentor_id: mentor.id, mentee_id: mentee.id, status: status as never });
    }
    const paired = mentees.filter((_, at) => at % states.length < 3).map(({ id }) => id);
    return ({ id }) => (id === mentor.id ? paired : paired.includes(id) ? [mentor.id] : []);
  }

  it('returns exactly the users that UsersPolicy allows', async () => {
    const saved = await aCrowd();
    const partners = await pairsIn(saved);
    const crowd = saved.map((user) => ({ ...user, department_id: user.department_id ?? null, partner_ids: partners(user) }));
    for (const person of crowd) {
      const viewer: Actor = { ...person, is_superuser: person.is_superuser ?? false };
      const said = await db.rows(sql<{ id: number; view: boolean; list: boolean; work_with: boolean; view_fully: boolean }>`
        SELECT u.id, ${usersVisibleTo(viewer)} IS TRUE AS view, ${usersListedTo(viewer)} IS TRUE AS list, ${worksWith(viewer, sql`u.id`)} AS work_with,
          ${usersVisibleTo(viewer)} IS TRUE AND (${userView(viewer)})::jsonb ? 'email' AS view_fully
        FROM ${people} ORDER BY u.id`);
      const allowed = crowd.map((user) => {
        const [view, list, work_with, view_fully] = [
          UsersPolicy.read(viewer, user),
          UsersPolicy.find(viewer, user),
          UsersPolicy.work_with(viewer, user),
          UsersPolicy.read_fully(viewer, user),
        ];
        return { id: user.id, view, list, work_with, view_fully };
      });
      expect(said).toEqual(allowed.sort((a, b) => a.id - b.id));
    }
  }, 30_000);

  it('lists and gets users within that scope', async () => {
    const [admin, mentee] = [await aSavedUser(source, { role: Role.Admin }), await aSavedUser(source)];
    const elsewhere = await aSavedUser(source, { company_id: 'elsewhere' });
    const { count, results } = await users.list({ ...mentee, department_id: null, is_superuser: false }, everybody);
    expect([count, JSON.parse(results)]).toMatchObject([1, [{ id: mentee.id }]]);
    const viewer = { ...admin, department_id: null, is_superuser: false };
    expect((await users.list(viewer, everybody)).count).toBe(2);
    expect(await users.find(viewer, elsewhere.id)).toBeUndefined();
    expect(await users.find(viewer, mentee.id)).toMatchObject({ id: mentee.id, version: 1 });
  });

  it('searches two and three Korean letters, and addresses, by an index', async () => {
    await db.rows(sql`
      INSERT INTO users (company_id, role, name, email, tags)
      SELECT 'sinfonia', 'mentee', chr(44032 + n % 5000) || chr(44032 + n / 7 % 3000) || chr(44032 + n % 1999), 'user' || n || '@example.com', '{viola}'
      FROM generate_series(1, 6000) n`);
    await source.query('ANALYZE users');
    const admin = anActor({ role: Role.Admin });
    for (const [search, index] of [
      ['가나', 'users_words_bigrams'],
      ['가나다', 'users_words_trigrams'],
      ['user77@', 'users_email_trigrams'],
    ] as const) {
      expect(await plansOf(db, () => users.list(admin, { ...everybody, search }))).toContain(index);
    }
  }, 30_000);

  it('locks the changed user and the admins in id order, whatever their roles are by then', async () => {
    const [changing, admin] = [await aSavedUser(source), await aSavedUser(source, { role: Role.Admin })];
    const others = new Database(source);
    const free = async ({ id }: User) => (await others.transaction(() => others.claimAvailable(User, sql`id = ${id}`))).length;
    let held: Promise<number[]> | undefined;
    await db.transaction(async () => {
      await db.findForUpdate(User, sql`id = ${admin.id}`);
      held = others.transaction(() => new UsersRepository(others).lockActingAdmins('sinfonia', changing.id));
      // The first of them is had while the second is waited for.
      await eventually(async () => (await free(changing)) === 0);
    });
    expect(await held).toEqual([admin.id]);
  });
});

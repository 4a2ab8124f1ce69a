import { startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

const SEARCH = '/api/v1/search';

describe('search', () => {
  const api = startApi();
  const search = async (user: User, q: string, query = '') => {
    const { status, body } = await api.as(user).get(`${SEARCH}?q=${encodeURIComponent(q)}${query}`);
    expect([q, status]).toEqual([q, 200]);
    return body.groups as { kind: string; count: number; count_capped: boolean; next_page: number | null; results: any[] }[];
  };
  /** The titles of the results, by kind. */
  const titles = async (user: User, q: string, query = '') =>
    Object.fromEntries(
      (await search(user, q, query)).filter(({ count }) => count > 0).map(({ kind, results }) => [kind, results.map(({ title }) => title)]),
    );

  async function people() {
    const [admin, mentor, mina, joon] = [
      await api.aSaved(Role.Admin, { name: '최관리' }),
      await api.aSaved(Role.Mentor, { name: '이준호' }),
      await api.aSaved(Role.Mentee, { name: '김미나' }),
      await api.aSaved(Role.Mentee, { name: '박준' }),
    ];
    const foreign = await api.aSaved(Role.Mentee, { company_id: 'elsewhere', name: '김미나 (타사)' });
    const pair = await api.pair(mentor, mina);
    const aTask = (title: string, user: User, more = 'NULL, NULL') =>
      api.rows(`
        INSERT INTO tasks (company_id, title, status, assignee_id, due_at, reviewer_id, mentorship_id)
        VALUES ('${user.company_id}', '${title}', 'todo', ${user.id}, now(), ${more}) RETURNING id`);
    return { admin, mentor, mina, joon, foreign, pair, aTask };
  }

  it('finds people, mentorships and tasks by words, initial consonants, and without case and accents', async () => {
    const { admin, mentor, mina, aTask } = await people();
    await aTask('악보 읽기: Dvořák', mina);
    await aTask('Café Übung', mina);
    expect(await titles(admin, '미나')).toEqual({ people: ['김미나'], mentorships: ['Onboarding'] });
    expect(await titles(admin, 'ㄱㅁㄴ')).toEqual({ people: ['김미나'], mentorships: ['Onboarding'] });
    expect(await titles(admin, '김ㅁ')).toEqual({ people: ['김미나'], mentorships: ['Onboarding'] });
    expect(await titles(admin, '김ㄴ')).toEqual({});
    expect(await titles(admin, 'ㅇㅂ')).toEqual({ tasks: ['악보 읽기: Dvořák'] });
    expect(await titles(admin, '악보'.normalize('NFD'))).toEqual({ tasks: ['악보 읽기: Dvořák'] });
    for (const q of ['dvorak', 'DVOŘÁK', '악보 dvo', 'ㅇㅂ dvo']) expect(await titles(admin, q)).toEqual({ tasks: ['악보 읽기: Dvořák'] });
    for (const q of ['cafe', 'ubung', 'CAFÉ üb']) expect(await titles(admin, q)).toEqual({ tasks: ['Café Übung'] });
    for (const q of ['%%', '__', 'caf_', '\\\\', "';--", '(미나']) expect(await titles(admin, q)).toEqual({});
    const [people_, mentorships, tasks] = await search(admin, '미나');
    expect(people_).toMatchObject({ kind: 'people', count: 1, count_capped: false, next_page: null });
    expect(people_!.results).toEqual([
      {
        id: mina.id,
        title: '김미나',
        detail: null,
        status: null,
        person: { id: mina.id, name: '김미나', profile_image: null },
        link: `/api/v1/users/${mina.id}`,
      },
    ]);
    expect(mentorships!.results).toMatchObject([
      { detail: '이준호 · 김미나', status: 'active', link: expect.stringMatching(/mentorships\/\d+$/) },
    ]);
    expect(tasks).toEqual({ kind: 'tasks', count: 0, count_capped: false, next_page: null, results: [] });
    expect((await api.as(mentor).get(people_!.results[0].link as string)).status).toBe(200);
  });

  it('stays within the scope of each list', async () => {
    const { admin, mentor, mina, joon, foreign, pair, aTask } = await people();
    await aTask('Tune the violin', mina, `${mentor.id}, ${pair.id}`);
    await aTask('Tune the viola', joon);
    await aTask('Tune in secret', foreign);
    expect(await titles(admin, 'tune')).toEqual({ tasks: ['Tune the viola', 'Tune the violin'] });
    expect(await titles(mentor, 'tune')).toEqual({ tasks: ['Tune the violin'] });
    expect(await titles(mina, 'tune')).toEqual({ tasks: ['Tune the violin'] });
    expect(await titles(foreign, '미나')).toEqual({ people: ['김미나 (타사)'] });
    // A mentee finds the own department and the pair.
    expect(await titles(mina, '이준')).toEqual({ people: ['이준호'], mentorships: ['Onboarding'] });
    expect(await titles(joon, '이준')).toEqual({});
    expect((await search(joon, '미나')).map(({ kind, count }) => [kind, count])).toEqual([
      ['people', 0],
      ['mentorships', 0],
      ['tasks', 0],
      ['scores', 0],
      ['documents', 0],
    ]);
    // Rights of the past end, and who has left is not found.
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() - interval '91 days' WHERE id = ${pair.id}`);
    await api.rows(`UPDATE mentor_periods SET ended_at = now() - interval '91 days'`);
    expect(await titles(mina, '이준')).toEqual({});
    await api.rows(`UPDATE users SET status = 'deactivated', deactivated_at = now() WHERE id = ${joon.id}`);
    expect(await titles(admin, '박준')).toEqual({});
    const alone = await api.aSaved(Role.Mentee, { company_id: null, name: '홀로' });
    expect(await titles(alone, '홀로')).toEqual({ people: ['홀로'] });
  });

  it('finds curricula by the title that the reader sees, and own scores outside the trash', async () => {
    const { admin, mentor, mina } = await people();
    const { body: curriculum } = await api.as(admin).post('/api/v1/curricula', { title: '현악 첫 주', total_weeks: 4 });
    await api.as(admin).post(`/api/v1/curricula/${curriculum.id}/items`, { type: 'task', title: 'Tune', start_week: 1 });
    expect(await titles(mentor, '현악')).toEqual({});
    await api.as(admin).post(`/api/v1/curricula/${curriculum.id}/publish`);
    await api.as(admin).patch(`/api/v1/curricula/${curriculum.id}`, { title: '관악 첫 주' });
    expect(await titles(mentor, 'ㅎㅇ')).toEqual({ curricula: ['현악 첫 주'] });
    expect(await titles(admin, '관악')).toEqual({ curricula: ['관악 첫 주'] });
    expect([await titles(mentor, '관악'), await titles(mina, '현악')]).toEqual([{}, {}]);
    const [file] = ['00000000-0000-4000-8000-000000000001'];
    await api.rows(`
      INSERT INTO files (id, user_id, purpose, filename, mime_type, size_bytes, status, expires_at)
      VALUES ('${file}', ${mina.id}, 'score', 'Lune.pdf', 'application/pdf', 100, 'reserved', now())`);
    await api.rows(
      `INSERT INTO scores (user_id, company_id, title, composer) VALUES (${mina.id}, 'sinfonia', '달빛', 'Debussy'), (${mina.id}, 'sinfonia', '봄', 'Beethoven')`,
    );
    expect(await titles(mina, 'ㄷㅂ')).toEqual({ scores: ['달빛'] });
    expect(await titles(mina, 'beeth')).toEqual({ scores: ['봄'] });
    expect(await titles(admin, 'beeth')).toEqual({});
    await api.rows(`UPDATE scores SET trashed_at = now() WHERE title = '봄'`);
    expect(await titles(mina, 'beeth')).toEqual({});
  });

  it('shows 5 results of each kind, those that begin with the word first, and pages of one kind', async () => {
    const { admin, mina } = await people();
    await api.rows(`
      INSERT INTO tasks (company_id, title, status, assignee_id, due_at)
      SELECT 'sinfonia', CASE WHEN n = 7 THEN 'Scales' ELSE 'Practise scales ' || n END, 'todo', ${mina.id}, now() FROM generate_series(1, 1200) n`);
    const tasks = (await search(admin, 'scales')).find(({ kind }) => kind === 'tasks')!;
    expect([tasks.count, tasks.count_capped, tasks.results.length]).toEqual([1000, true, 5]);
    const [first] = await search(admin, 'scales 12', '&kind=tasks&page_size=4');
    expect([first!.kind, first!.count, first!.count_capped, first!.next_page]).toEqual(['tasks', 33, false, 2]);
    const seen = new Set<number>();
    for (let page: number | null = 1; page;) {
      const [part]: any = await search(admin, 'scales 12', `&kind=tasks&page_size=10&page=${page}`);
      part.results.forEach(({ id }: { id: number }) => seen.add(id));
      page = part.next_page;
    }
    expect(seen.size).toBe(33);
    await api.rows(`UPDATE tasks SET title = 'Others ' || id WHERE title NOT LIKE '%7'AND title <> 'Scales'`);
    expect((await search(admin, 'scales')).find(({ kind }) => kind === 'tasks')!.results[0].title).toBe('Scales');
  });

  it('refuses short and long texts, unknown kinds, and pages of several kinds', async () => {
    const { admin, mina } = await people();
    for (const [query, field] of [
      ['q=a', 'q'],
      ['q=%20%20', 'q'],
      ['', 'q'],
      [`q=${'a'.repeat(101)}`, 'q'],
      ['q=tune&kind=secrets', 'kind'],
      ['q=tune&page=2', 'page'],
      ['q=tune&page_size=6', 'page_size'],
      ['q=tune&kind=tasks&page_size=101', 'page_size'],
      ['q=tune&limit=1', 'limit'],
    ]) {
      const refused = await api.as(admin).get(`${SEARCH}?${query}`);
      expect([query, refused.status, refused.body.details[0].field]).toEqual([query, 422, field]);
    }
    expect(await search(mina, 'tune', '&kind=curricula')).toEqual([]);
    expect((await api.anonymous().get(`${SEARCH}?q=tune`)).status).toBe(401);
    const platform = await api.aSaved(Role.Admin, { company_id: null, is_superuser: true });
    expect((await api.as(platform).get(`${SEARCH}?q=tune`)).status).toBe(403);
  });

  it('searches for an API key only what it may list', async () => {
    const { admin, mina, aTask } = await people();
    await aTask('미나의 악보', mina);
    const kindsFor = async (...scopes: string[]) => {
      const { body: made } = await api.as(admin).post('/api/v1/api-keys', { name: 'Palette', scopes });
      const { status, body } = await api
        .anonymous()
        .get(`${SEARCH}?q=${encodeURIComponent('미나')}`, { authorization: `Bearer ${made.key}` });
      return status === 200 ? body.groups.map(({ kind, count }: any) => [kind, count]) : [status, body.error];
    };
    expect(await kindsFor('search:list', 'task:list')).toEqual([['tasks', 1]]);
    expect(await kindsFor('search:*', 'user:*')).toEqual([['people', 1]]);
    expect(await kindsFor('task:list')).toEqual([403, 'INSUFFICIENT_SCOPE']);
  });
});

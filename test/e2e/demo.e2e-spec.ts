import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApi } from '@test/app';
import { asJob } from '@test/as-job';
import { DAY_MS } from '@test/builders';
import { withoutTriggers } from '@test/database';
import { EMPTY_AT_FIRST } from '@test/empty-at-first';
import { scoresOf } from '@test/scores';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { env } from '@app/config';
import { writeDemo } from '../../apps/cli/src/demo';
import { HANBIT, SINFONIA } from '../../apps/cli/src/demo/companies';
import type { User } from '@organisation/users/user.entity';
import { UserStatus } from '@organisation/users/user-status';

type Row = Record<string, any>;

const PATHS = '/api/v1';
/** Parameters that a list requires, with words of both languages. */
const ASKED: Readonly<Record<string, string>> = { '/docs/search': `?q=${encodeURIComponent('휴가 leave')}` };

describe('the demo data', () => {
  const api = startApi({ empties: 'once' });
  const people = new Map<string, User>();
  const asOf = (email: string) => api.as(people.get(email)!);
  const membersOf = (company_id: string) =>
    [...people.values()].filter((user) => user.company_id === company_id && user.status === UserStatus.Active);
  const resultsFor = async (email: string, path: string): Promise<Row[]> => (await asOf(email).get(`${PATHS}${path}`)).body.results;

  beforeAll(async () => {
    await withoutTriggers('TRUNCATE companies CASCADE');
    const runner = api.owner.createQueryRunner();
    expect(await writeDemo(runner)).toBe(true);
    await runner.release();
    for (const user of (await api.rows('SELECT * FROM users')) as User[]) people.set(user.email, user);
    // The passwords of thirteen people are hashed.
  }, 60_000);

  it.each([SINFONIA, HANBIT])('fills every list for at least one person of %s', async (company_id) => {
    const { paths } = (await api.anonymous().get('/openapi.json')).body as { paths: Record<string, { get?: object }> };
    const lists = Object.entries(paths).filter(
      ([, { get }]) => get && /Page|Feed/.test(JSON.stringify((get as Row).responses['200'] ?? '')),
    );
    const templates = lists.map(([path]) => path.replace(PATHS, '').replaceAll(/\{\w+\}/g, '{}'));
    const callers = membersOf(company_id).map((user) => api.as(user));
    const get = async (path: string): Promise<Row[]> => {
      for (const caller of callers) {
        const { status, body } = await caller.get(`${PATHS}${path}${ASKED[path] ?? ''}`);
        if (status === 200 && body.results.length > 0) return body.results;
      }
      return [];
    };
    const rows = new Map<string, Row[]>();
    for (const template of templates.filter((path) => !path.includes('{}'))) rows.set(template, await get(template));
    for (const template of templates.filter((path) => path.includes('{}'))) {
      const parents = rows.get(template.slice(0, template.indexOf('/{}'))) ?? [];
      const found: Row[] = [];
      for (const { id } of parents) if (found.length === 0) found.push(...(await get(template.replace('{}', id))));
      rows.set(template, found);
    }
    const empty = [...rows].filter(([, found]) => found.length === 0).map(([template]) => template);
    expect(empty.filter((template) => !EMPTY_AT_FIRST.includes(template))).toEqual([]);
    expect(templates.length).toBeGreaterThan(30);
  });

  it.each([
    ['anna@sinfonia.example', 'max@sinfonia.example', 'mina@sinfonia.example'],
    ['seoyeon@hanbit.example', 'doyun@hanbit.example', 'haeun@hanbit.example'],
  ])('has something on the dashboards of %s, %s and %s', async (...emails) => {
    const [company, mentor, mentee] = await Promise.all(
      ['admin', 'mentor', 'mentee'].map(async (name, at) => (await asOf(emails[at]!).get(`${PATHS}/dashboards/${name}`)).body as Row),
    );
    expect(company).toMatchObject({
      mentorships: { by_status: { active: 1, paused: 1 } },
      requests: { open: 1 },
      tasks: { overdue: expect.any(Number) },
    });
    expect(company!.departments.length).toBeGreaterThan(3);
    expect(company!.recent.length).toBeGreaterThan(2);
    expect(mentor!.mentees.map(({ mentorship }: Row) => mentorship.status)).toContain('active');
    expect([mentor!.requests.length, mentor!.pinned_memos.length]).toEqual([1, expect.any(Number)]);
    expect(mentee!.mentorships[0]).toMatchObject({
      mentorship: { status: 'active', current_week: expect.any(Number) },
      next_meeting: { title: expect.any(String) },
    });
  });

  it.each([
    ['mina@sinfonia.example', 'max@sinfonia.example', ['done', 'submitted', 'todo']],
    ['haeun@hanbit.example', 'doyun@hanbit.example', ['done', 'changes_requested', 'todo']],
  ])('has %s in the middle of a programme', async (mentee, mentor, statuses) => {
    const [running, ...others] = await resultsFor(mentee, '/mentorships?status=active');
    expect([running, others]).toMatchObject([{ total_weeks: 4, total_tasks: 3, completed_tasks: 1 }, []]);
    const { body: plan } = await asOf(mentor).get(`/api/v1/mentorships/${running!.id}/plan`);
    const items = plan.weeks.flatMap(({ items }: { items: object[] }) => items);
    expect(items.map(({ status }: { status: string }) => status)).toEqual(statuses);
    expect(items.map(({ personal }: { personal: string[] }) => personal)).toEqual([[], [], []]);
    const timeline = await resultsFor(mentee, `/mentorships/${running!.id}/timeline`);
    expect(timeline.map(({ kind }) => kind)).toEqual(['created', 'proposed', 'accepted', 'scheduled', 'activated']);

    const meetings = await resultsFor(mentee, `/mentorships/${running!.id}/meetings?ordering=starts_at`);
    expect(meetings.map(({ notes, mentor_notes }) => [typeof notes, mentor_notes ?? null])).toEqual([['string', null], ['object', null]]); // prettier-ignore
    expect((await resultsFor(mentor, `/mentorships/${running!.id}/meetings`)).some(({ mentor_notes }) => mentor_notes)).toBe(true);
    const [asked, ...more] = await resultsFor(mentee, '/requests?status=open');
    expect([asked, more]).toMatchObject([{ action: 'extend', resource_id: running!.id }, []]);
    expect(await asOf(mentor).post(`/api/v1/requests/${asked!.id}/approve`, {})).toMatchObject({
      status: 200,
      body: { status: 'approved' },
    });
    expect((await resultsFor(mentee, `/mentorships?ids=${running!.id}`))[0]).toMatchObject({ end_on: asked!.payload.end_on });
    const visibilities = (await resultsFor(mentor, '/memos')).map(({ visibility }) => visibility);
    expect([...new Set(visibilities)].sort()).toEqual(['admins', 'mentors', 'mentorship', 'private']);
  });

  it.each([
    ['anna@sinfonia.example', 'First weeks in the orchestra', 'Clara Wolf'],
    ['seoyeon@hanbit.example', '오케스트라 첫 달', '박지호'],
  ])('matches what the services write, for %s', async (admin, title, author) => {
    const curricula = await resultsFor(admin, '/curricula');
    expect(curricula.find(({ status }) => status === 'draft')).toMatchObject({ owner: { name: author }, current_version: null });
    const curriculum = curricula.find((one) => one.title === title)!;
    expect(curriculum).toMatchObject({ status: 'published', current_version: 2, item_count: 4, has_unpublished_changes: false });
    const unchanged = { changes: {}, added: [], removed: [], changed: [] };
    expect((await asOf(admin).get(`/api/v1/curricula/${curriculum.id}/diff?from=2&to=draft`)).body).toMatchObject(unchanged);

    const rollOut = async (query = '') => (await asOf(admin).post(`/api/v1/curricula/${curriculum.id}/rollout${query}`, {})).body.plans;
    const counts = { add: 1, change: 1, keep: 0, drop: 0 };
    expect(await rollOut('?dry_run=true')).toMatchObject([{ from_version: 1, to_version: 2, counts }]);
    expect(await rollOut()).toMatchObject([{ counts }]);
    expect(await rollOut()).toMatchObject([{ from_version: 2, items: [] }]);

    const mentorships = await resultsFor(admin, '/mentorships');
    expect(mentorships.map(({ status }) => status).sort()).toEqual(['active', 'completed', 'paused', 'proposed', 'scheduled']);
    const move = async (status: string, verb: string, body = {}) => {
      const { id } = mentorships.find((one) => one.status === status)!;
      return (await asOf(admin).post(`/api/v1/mentorships/${id}/${verb}`, body)).body.status;
    };
    expect([await move('paused', 'resume'), await move('completed', 'reopen', { reason: 'One more' })]).toEqual(['active', 'active']);
  });

  it.each(['lea@sinfonia.example', 'sua@hanbit.example'])('has a proposal that %s can accept', async (mentee) => {
    const [proposed] = await resultsFor(mentee, '/mentorships?status=proposed');
    expect((await asOf(mentee).post(`/api/v1/mentorships/${proposed!.id}/accept`)).body.status).toBe('scheduled');
  });

  it.each([SINFONIA, HANBIT])('has a tree of departments, people in several states and leave in %s', async (company_id) => {
    const admin = membersOf(company_id).find(({ role }) => role === Role.Admin)!;
    const departments = await resultsFor(admin.email, '/departments');
    expect(departments.filter(({ parent }) => parent).length).toBe(3);
    expect(departments.filter(({ lead }) => lead).length).toBe(3);
    const states = await api.rows(`SELECT status, count(*)::int AS n FROM users WHERE company_id = '${company_id}' GROUP BY 1 ORDER BY 1`);
    expect(states).toEqual([{ status: 'invited', n: 1 }, { status: 'active', n: 6 }, { status: 'suspended', n: 1 }]); // prettier-ignore
    const today = new Date().toISOString().slice(0, 10);
    const leaves = await resultsFor(admin.email, '/calendar/leave');
    expect(leaves.some(({ start_on, end_on }) => start_on <= today && today <= end_on)).toBe(true);
    expect(leaves.some(({ start_on }) => start_on > today)).toBe(true);
  });

  it('has the movable holidays on their days', async () => {
    const daysOf = async (admin: string) =>
      new Map(
        (await resultsFor(admin, '/calendar/holidays?page_size=100')).map(({ start_on, end_on, name }) => [start_on, [name, end_on]]),
      );
    // The tables of the Korean government and of the German states, for the years in which this may run.
    const known: Row = {
      2026: { seollal: ['2026-02-16', '2026-02-18'], chuseok: '2026-09-24', easter: '2026-04-06' },
      2027: { seollal: ['2027-02-06', '2027-02-08'], chuseok: '2027-09-14', easter: '2027-03-29' },
      2028: { seollal: ['2028-01-26', '2028-01-28'], chuseok: '2028-10-02', easter: '2028-04-17' },
    };
    const year = known[new Date().getFullYear()];
    const korean = await daysOf('seoyeon@hanbit.example');
    expect(korean.size).toBeGreaterThan(20);
    if (!year) return;
    expect(korean.get(year.seollal[0])).toEqual(['설날 연휴', year.seollal[1]]);
    expect(korean.get(year.chuseok)?.[0]).toBe('추석 연휴');
    expect((await daysOf('anna@sinfonia.example')).get(year.easter)?.[0]).toBe('Easter Monday');
  });

  it('writes no password of a person who cannot sign in, and sends no mail', async () => {
    const accounts = JSON.parse(readFileSync(join(env.DATA_DIR, 'demo-accounts.json'), 'utf8')) as { email: string }[];
    const printed = accounts.map(({ email }) => people.get(email)!);
    expect([printed.length, printed.every(({ status }) => status === UserStatus.Active)]).toEqual([13, true]);
    expect(await api.rows(`SELECT DISTINCT name FROM outbox WHERE created_at = (SELECT min(created_at) FROM outbox)`)).toEqual([{ name: 'process_file' }]); // prettier-ignore
  });

  it('has scores that become ready, with quotas equal to ledger and storage', async () => {
    const get = (provider: never) => asJob(api.app().get<object>(provider, { strict: false }), [SINFONIA, HANBIT, null]);
    const reaching = { ...api, get: get as never };
    const { processing, reconciliation } = filesWorkerOf(reaching);
    scoresOf(reaching).worker().rendering.onModuleInit();
    const files = await api.rows("SELECT payload ->> 'upload_id' AS id FROM outbox WHERE name = 'process_file'");
    for (const { id } of files) await processing().process(id as string);
    for (const owner of ['max@sinfonia.example', 'mina@sinfonia.example', 'doyun@hanbit.example', 'haeun@hanbit.example']) {
      const scores = await resultsFor(owner, '/scores');
      expect(scores.map(({ status, pages }) => [status, pages])).toEqual([['ready', 1], ['ready', 1]]); // prettier-ignore
      expect(scores.every(({ thumbnail_url }) => typeof thumbnail_url === 'string')).toBe(true);
    }
    const clean = { missing: [], wrong_size: [], adjusted_count: 0 };
    expect(await reconciliation(new Date(Date.now() + 2 * DAY_MS)).reconcile()).toMatchObject({ ...clean, object_count: files.length });
  }, 60_000);
});

import { anActor } from '@test/builders';
import { aSavedUser, useDatabase } from '@test/database';
import { plansOf } from '@test/query-plans';
import { Role } from '@app/auth';
import { searchWordsIn } from '@app/search-kinds';
import { AdminDashboardRepository } from '@insight/dashboards/admin-dashboard.repository';
import { MenteeDashboardRepository } from '@insight/dashboards/mentee-dashboard.repository';
import { MentorDashboardRepository } from '@insight/dashboards/mentor-dashboard.repository';
import { SearchRepository } from '@insight/search/search.repository';
import '@programmes/tasks';
import { BoardGrouping } from '@programmes/tasks/task-grouping';
import { TaskBoardRepository } from '@programmes/tasks/task-board.repository';

const PAIRS = 60;
const TASKS = 100;

/** The long form, with 1,000 pairs and their CPU, is `npm run bench -- --dashboards`. */
describe('the plans of dashboards, boards and searches', () => {
  const { source, db } = useDatabase();

  /** Two companies of the same size. */
  async function aCrowd() {
    const [mentor, other] = [await aSavedUser(source, { role: Role.Mentor }), await aSavedUser(source, { role: Role.Mentor })];
    await source.query(`
      WITH them AS (
        INSERT INTO users (company_id, role, name, email)
        SELECT company, 'mentee', chr(44032 + n * 131 % 11000) || chr(44032 + n * 577 % 11000) || chr(44032 + n * 911 % 11000), company || n || '@example.com'
        FROM unnest(ARRAY['sinfonia', 'elsewhere']) company, generate_series(1, ${PAIRS}) n RETURNING id, company_id
      ), pairs AS (
        INSERT INTO mentorships (company_id, mentor_id, mentee_id, author_id, title, total_weeks, start_on, end_on, status, activated_at)
        SELECT company_id, CASE WHEN id % 20 = 0 THEN ${mentor.id} ELSE ${other.id} END, id, ${mentor.id}, 'First weeks', 12, '2030-01-07', '2030-04-05', 'active', now()
        FROM them WHERE company_id = 'sinfonia' RETURNING id, company_id, mentee_id
      ) INSERT INTO tasks (company_id, title, status, completed_at, assignee_id, mentorship_id, week, due_at)
        SELECT t.company_id, chr(44032 + n * 131 % 11000) || chr(44032 + n * 577 % 11000) || ' ' || n,
          CASE WHEN n % 2 = 0 THEN 'done' ELSE 'todo' END::task_status, CASE WHEN n % 2 = 0 THEN now() - n * interval '1 day' END, t.id, p.id, 1 + n % 12,
          now() + (n - 50) * interval '1 day'
        FROM them t LEFT JOIN pairs p ON p.mentee_id = t.id, generate_series(1, ${TASKS}) n`);
    for (const table of ['tasks', 'users', 'mentorships', 'task_submissions']) await source.query(`VACUUM (ANALYZE) ${table}`);
    return { mentor, admin: anActor({ role: Role.Admin }) };
  }

  it('read tasks from indexes', async () => {
    const { admin, mentor } = await aCrowd();
    const company = await plansOf(db, () => new AdminDashboardRepository(db).figures(admin));
    expect(company).not.toContain('Seq Scan on tasks');
    expect(company.match(/ on tasks /g)).toHaveLength(2);
    expect(await plansOf(db, () => new MentorDashboardRepository(db).overview(mentor))).not.toContain('Seq Scan on tasks');
    const mentee = anActor({ id: mentor.id + 7, role: Role.Mentee });
    expect(await plansOf(db, () => new MenteeDashboardRepository(db).overview(mentee))).toContain('tasks_of_assignee');
    const boards = new TaskBoardRepository(db);
    const byStatus = await plansOf(db, () => boards.columns(admin, { group_by: BoardGrouping.Status }));
    expect(byStatus).toContain('using tasks_of_company on tasks t');
    expect(byStatus).not.toMatch(/Seq Scan on tasks|tasks_of_company_by_due/);
    expect(await plansOf(db, () => boards.columns(admin, { group_by: BoardGrouping.Week }))).toContain(
      'using tasks_of_company_by_week on tasks t',
    );
    const search = new SearchRepository(db);
    for (const typed of ['가나', 'ㄱㄴ', '김ㅁ', 'scales']) {
      const asked = { words: searchWordsIn(typed), without: ['people', 'mentorships', 'curricula', 'scores'], page: 1, page_size: 5 };
      expect(await plansOf(db, () => search.find(admin, asked))).toContain('Bitmap Index Scan on tasks_search');
    }
  }, 30_000);
});

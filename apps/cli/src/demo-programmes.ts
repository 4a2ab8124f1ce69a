import type { QueryRunner } from 'typeorm';

interface DemoCurriculum {
  readonly company_id: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  /** The topics of the weeks, from the first. */
  readonly weeks: readonly string[];
  /** Named like the tasks made from them: each depends on the one before. */
  readonly items: readonly { readonly title: string; readonly week: number; readonly guideline: string }[];
}

interface DemoMentorship {
  readonly mentor: string;
  readonly mentee: string;
  readonly status: 'proposed' | 'scheduled' | 'active';
  /** Starts on the Monday of this week. */
  readonly start_in_weeks: number;
  readonly goal: string;
}

const CURRICULA: readonly DemoCurriculum[] = [
  {
    company_id: 'sinfonia',
    owner: 'anna@sinfonia.example',
    title: 'First weeks in the orchestra',
    description: 'What an academist does from the first rehearsal to the first concert.',
    weeks: ['Arrive', 'Learn the programme', 'Sit in the section', 'Play'],
    items: [
      { title: 'Read the house rules', week: 1, guideline: 'They hang beside the stage door, too.' },
      { title: 'Learn the bowings of the Brahms', week: 2, guideline: 'In pencil, as the concertmaster plays them.' },
      { title: 'Play a chamber concert', week: 4, guideline: 'Ask the office for a hall two weeks before.' },
    ],
  },
  {
    company_id: '123-45-67890',
    owner: 'seoyeon@hanbit.example',
    title: '오케스트라 첫 달',
    description: '첫 연습부터 첫 연주회까지 신입 단원이 하는 일입니다.',
    weeks: ['적응', '프로그램 익히기', '분과 연습', '연주'],
    items: [
      { title: '단원 규정 읽기', week: 1, guideline: '무대 출입구 옆에도 게시되어 있습니다.' },
      { title: '브람스 교향곡 보잉 익히기', week: 2, guideline: '악장의 보잉을 연필로 표시합니다.' },
      { title: '실내악 연주회 준비', week: 4, guideline: '두 주 전에 사무국에 연주홀을 신청합니다.' },
    ],
  },
];

const MENTORSHIPS: readonly DemoMentorship[] = [
  {
    mentor: 'max@sinfonia.example',
    mentee: 'mina@sinfonia.example',
    status: 'active',
    start_in_weeks: -1,
    goal: 'Lead a section by summer',
  },
  { mentor: 'max@sinfonia.example', mentee: 'jonas@sinfonia.example', status: 'scheduled', start_in_weeks: 1, goal: 'Feel at home' },
  {
    mentor: 'clara@sinfonia.example',
    mentee: 'lea@sinfonia.example',
    status: 'proposed',
    start_in_weeks: 2,
    goal: 'Breathe with the section',
  },
  { mentor: 'doyun@hanbit.example', mentee: 'haeun@hanbit.example', status: 'active', start_in_weeks: -1, goal: '여름까지 분과를 이끌기' },
  { mentor: 'jiho@hanbit.example', mentee: 'sua@hanbit.example', status: 'proposed', start_in_weeks: 2, goal: '분과와 함께 호흡하기' },
];

const [ACCEPTED, ACTIVE] = ["m.status IN ('scheduled', 'active')", "m.status = 'active'"];

/**
 * Inserts a running programme in each company, one that is about to begin and one that is proposed. The tasks of the running ones exist
 * already.
 */
export async function insertProgrammes(runner: QueryRunner): Promise<void> {
  await insertCurricula(runner);
  await insertMentorships(runner);
  await insertPlans(runner);
}

async function insertCurricula(runner: QueryRunner): Promise<void> {
  const curricula = CURRICULA.map(({ weeks, ...curriculum }) => ({
    ...curriculum,
    weeks: weeks.map((summary, at) => ({ week: at + 1, summary })),
    items: curriculum.items.map((item, at) => ({ ...item, order: at + 1 })),
  }));
  await runner.query(
    `INSERT INTO curricula (company_id, owner_id, title, description, total_weeks, weeks, status, current_version, published_revision)
     SELECT c.company_id, o.id, c.title, c.description, jsonb_array_length(c.weeks), c.weeks, 'published', 1, 1
     FROM json_to_recordset($1) AS c (company_id text, owner text, title text, description text, weeks jsonb) JOIN users o ON o.email = c.owner`,
    [JSON.stringify(curricula)],
  );
  await runner.query(
    `INSERT INTO curriculum_items (company_id, curriculum_id, type, title, guideline, start_week, "order", period_days)
     SELECT c.company_id, c.id, 'task', i.title, i.guideline, i.week, i."order", 7
     FROM json_to_recordset($1) AS d (title text, items json) JOIN curricula c ON c.title = d.title
     CROSS JOIN json_to_recordset(d.items) AS i (title text, week int, guideline text, "order" int)`,
    [JSON.stringify(curricula)],
  );
  await runner.query(`
    UPDATE curriculum_items i SET prerequisites = ARRAY[b.id]
    FROM curriculum_items b WHERE b.curriculum_id = i.curriculum_id AND b."order" = i."order" - 1`);
  await runner.query(`
    INSERT INTO curriculum_versions (company_id, curriculum_id, number, title, description, total_weeks, weeks, items, item_count, publisher_id)
    SELECT c.company_id, c.id, 1, c.title, c.description, c.total_weeks, c.weeks, i.items, i.count, c.owner_id
    FROM curricula c JOIN (
      SELECT i.curriculum_id, count(*) AS count, json_agg(json_build_object('id', i.id, 'type', i.type, 'title', i.title,
        'description', i.description, 'guideline', i.guideline, 'start_week', i.start_week, 'start_workday', i.start_workday,
        'order', i."order", 'period_days', i.period_days, 'priority', i.priority, 'assignee_slot', i.assignee_slot,
        'required', i.required, 'prerequisites', i.prerequisites) ORDER BY i."order") AS items
      FROM curriculum_items i GROUP BY i.curriculum_id) i ON i.curriculum_id = c.id`);
}

async function insertMentorships(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO mentorships (company_id, mentor_id, mentee_id, title, total_weeks, status, start_on, end_on, goal, author_id,
       expires_at, mentor_accepted_at, mentee_accepted_at, activated_at)
     SELECT c.company_id, mentor.id, mentee.id, c.title, c.total_weeks, m.status::mentorship_status, d.start_on, d.start_on + 7 * c.total_weeks - 1,
       m.goal, mentor.id, now() + interval '7 days', now(), CASE WHEN ${ACCEPTED} THEN now() END, CASE WHEN ${ACTIVE} THEN now() END
     FROM json_to_recordset($1) AS m (mentor text, mentee text, status text, start_in_weeks int, goal text)
     JOIN users mentor ON mentor.email = m.mentor JOIN users mentee ON mentee.email = m.mentee JOIN curricula c ON c.company_id = mentor.company_id
     CROSS JOIN LATERAL (SELECT date_trunc('week', now())::date + 7 * m.start_in_weeks AS start_on) d`,
    [JSON.stringify(MENTORSHIPS)],
  );
  await runner.query(`
    INSERT INTO mentorship_curricula (mentorship_id, curriculum_id, company_id, place, pinned_version)
    SELECT m.id, c.id, m.company_id, 1, CASE WHEN ${ACTIVE} THEN 1 END FROM mentorships m JOIN curricula c ON c.company_id = m.company_id`);
  await runner.query(`
    INSERT INTO mentor_periods (company_id, mentorship_id, mentor_id, started_at)
    SELECT m.company_id, m.id, m.mentor_id, now() FROM mentorships m WHERE ${ACTIVE}`);
  await runner.query(`
    INSERT INTO mentorship_events (company_id, mentorship_id, kind, actor_id)
    SELECT m.company_id, m.id, e.kind, CASE e.who WHEN 'mentor' THEN m.mentor_id WHEN 'mentee' THEN m.mentee_id END
    FROM mentorships m JOIN (VALUES (1, 'created', 'mentor', 0), (2, 'proposed', 'mentor', 0), (3, 'accepted', 'mentee', 1),
      (4, 'scheduled', 'mentee', 1), (5, 'activated', NULL, 2)) e (at, kind, who, stage)
      ON e.stage <= CASE m.status WHEN 'active' THEN 2 WHEN 'scheduled' THEN 1 ELSE 0 END
    ORDER BY m.id, e.at`);
}

/** Links the tasks of the running mentorships to the items of their plans. */
async function insertPlans(runner: QueryRunner): Promise<void> {
  await runner.query(`
    UPDATE tasks t SET mentorship_id = m.id, required = true, "order" = i."order", guideline = i.guideline,
      scheduled_start_on = m.start_on + 7 * (i.start_week - 1)
    FROM mentorships m JOIN curricula c ON c.company_id = m.company_id JOIN curriculum_items i ON i.curriculum_id = c.id
    WHERE ${ACTIVE} AND t.assignee_id = m.mentee_id AND t.title = i.title`);
  await runner.query(`
    UPDATE tasks t SET prerequisite_ids = ARRAY[b.id]
    FROM tasks b WHERE b.mentorship_id = t.mentorship_id AND b."order" = t."order" - 1`);
  await runner.query(`
    INSERT INTO plans (company_id, mentorship_id, curriculum_id, curriculum_version)
    SELECT f.company_id, f.mentorship_id, f.curriculum_id, 1 FROM mentorship_curricula f WHERE f.pinned_version = 1`);
  await runner.query(`
    INSERT INTO plan_items (plan_id, item_id, company_id, task_id, base_content, base_task)
    SELECT p.id, i.id, p.company_id, t.id, v.item, to_jsonb(a)
    FROM plans p JOIN curriculum_items i ON i.curriculum_id = p.curriculum_id
      JOIN tasks t ON t.mentorship_id = p.mentorship_id AND t.title = i.title
      JOIN (SELECT v.curriculum_id, item, (item ->> 'id')::int AS id FROM curriculum_versions v, jsonb_array_elements(v.items::jsonb) item) v ON v.id = i.id
      CROSS JOIN LATERAL (SELECT t.type, t.title, t.description, t.guideline, t.week, t."order", t.priority, t.required, t.prerequisite_ids,
        t.scheduled_start_on, t.due_at) a`);
}

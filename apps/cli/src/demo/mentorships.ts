import type { QueryRunner } from 'typeorm';
import { CHAMBER_MUSIC, FIRST_WEEKS } from './curriculum-contents';

interface DemoMentorship {
  readonly mentor: string;
  readonly mentee: string;
  readonly curriculum: string;
  readonly status: 'proposed' | 'scheduled' | 'active' | 'paused' | 'completed';
  /** Starts on the Monday of this week. */
  readonly start_in_weeks: number;
  readonly goal: string;
  readonly tags: readonly string[];
  /** When it was paused or completed, and why. */
  readonly days_ago?: number;
  readonly reason?: string;
}

const MENTORSHIPS: readonly DemoMentorship[] = [
  {
    mentor: 'clara@sinfonia.example',
    mentee: 'mina@sinfonia.example',
    curriculum: CHAMBER_MUSIC[0],
    status: 'completed',
    start_in_weeks: -7,
    goal: 'Play without a conductor',
    tags: ['chamber music'],
    days_ago: 14,
    reason: 'The quartet plays by itself now.',
  },
  {
    mentor: 'clara@sinfonia.example',
    mentee: 'jonas@sinfonia.example',
    curriculum: CHAMBER_MUSIC[0],
    status: 'paused',
    start_in_weeks: -3,
    goal: 'Hold the bass line of a quartet',
    tags: ['chamber music'],
    days_ago: 3,
    reason: 'Entrance exams at the academy',
  },
  {
    mentor: 'max@sinfonia.example',
    mentee: 'mina@sinfonia.example',
    curriculum: FIRST_WEEKS[0],
    status: 'active',
    start_in_weeks: -1,
    goal: 'Lead a section by summer',
    tags: ['strings'],
  },
  {
    mentor: 'max@sinfonia.example',
    mentee: 'jonas@sinfonia.example',
    curriculum: FIRST_WEEKS[0],
    status: 'scheduled',
    start_in_weeks: 1,
    goal: 'Feel at home',
    tags: ['strings'],
  },
  {
    mentor: 'clara@sinfonia.example',
    mentee: 'lea@sinfonia.example',
    curriculum: FIRST_WEEKS[0],
    status: 'proposed',
    start_in_weeks: 2,
    goal: 'Breathe with the section',
    tags: ['winds'],
  },
  {
    mentor: 'jiho@hanbit.example',
    mentee: 'haeun@hanbit.example',
    curriculum: CHAMBER_MUSIC[1],
    status: 'completed',
    start_in_weeks: -7,
    goal: '지휘자 없이 연주하기',
    tags: ['실내악'],
    days_ago: 14,
    reason: '사중주단이 스스로 연습할 수 있게 되었습니다.',
  },
  {
    mentor: 'jiho@hanbit.example',
    mentee: 'minjun@hanbit.example',
    curriculum: CHAMBER_MUSIC[1],
    status: 'paused',
    start_in_weeks: -3,
    goal: '사중주의 베이스를 든든하게 받치기',
    tags: ['실내악'],
    days_ago: 3,
    reason: '대학원 입학시험 기간입니다.',
  },
  {
    mentor: 'doyun@hanbit.example',
    mentee: 'haeun@hanbit.example',
    curriculum: FIRST_WEEKS[1],
    status: 'active',
    start_in_weeks: -1,
    goal: '여름까지 분과를 이끌기',
    tags: ['현악'],
  },
  {
    mentor: 'doyun@hanbit.example',
    mentee: 'minjun@hanbit.example',
    curriculum: FIRST_WEEKS[1],
    status: 'scheduled',
    start_in_weeks: 1,
    goal: '오케스트라에 적응하기',
    tags: ['현악'],
  },
  {
    mentor: 'jiho@hanbit.example',
    mentee: 'sua@hanbit.example',
    curriculum: FIRST_WEEKS[1],
    status: 'proposed',
    start_in_weeks: 2,
    goal: '분과와 함께 호흡하기',
    tags: ['관악'],
  },
];

const [ACCEPTED, BEGUN, ENDED] = ["m.status <> 'proposed'", "m.status IN ('active', 'paused', 'completed')", "m.status = 'completed'"];

/** Inserts mentorships in several states, with their curricula, their mentors and their timelines. The mentors have proposed them. */
export async function insertMentorships(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO mentorships (company_id, mentor_id, mentee_id, title, total_weeks, status, start_on, end_on, goal, tags, author_id, reason, expires_at,
       mentor_accepted_at, mentee_accepted_at, activated_at, paused_on, ended_at, created_at)
     SELECT c.company_id, mentor.id, mentee.id, c.title, c.total_weeks, m.status::mentorship_status, d.start_on, d.start_on + 7 * c.total_weeks - 1,
       m.goal, ARRAY(SELECT json_array_elements_text(m.tags)), mentor.id, m.reason, p.at + interval '7 days', p.at,
       CASE WHEN ${ACCEPTED} THEN p.at + interval '1 day' END, CASE WHEN ${BEGUN} THEN d.start_on::timestamp AT TIME ZONE o.timezone END,
       CASE WHEN m.status = 'paused' THEN current_date - m.days_ago END,
       CASE WHEN ${ENDED} THEN date_trunc('hour', now()) - m.days_ago * interval '1 day' END, p.at
     FROM json_to_recordset($1) AS m (place int, mentor text, mentee text, curriculum text, status text, start_in_weeks int, goal text, tags json, days_ago int,
       reason text)
     JOIN users mentor ON mentor.email = m.mentor JOIN users mentee ON mentee.email = m.mentee
     JOIN curricula c ON c.company_id = mentor.company_id AND c.title = m.curriculum JOIN companies o ON o.id = c.company_id
     CROSS JOIN LATERAL (SELECT date_trunc('week', now())::date + 7 * m.start_in_weeks AS start_on) d
     CROSS JOIN LATERAL (SELECT least(d.start_on - interval '10 days', date_trunc('hour', now()) - interval '1 day') AS at) p ORDER BY m.place`,
    [JSON.stringify(MENTORSHIPS.map((mentorship, place) => ({ ...mentorship, place })))],
  );
  await runner.query(`
    INSERT INTO mentorship_curricula (mentorship_id, curriculum_id, company_id, place, pinned_version)
    SELECT m.id, c.id, m.company_id, 1, CASE WHEN ${BEGUN} THEN 1 END
    FROM mentorships m JOIN curricula c ON c.company_id = m.company_id AND c.title = m.title`);
  await runner.query(`
    INSERT INTO mentor_periods (company_id, mentorship_id, mentor_id, started_at, ended_at)
    SELECT m.company_id, m.id, m.mentor_id, m.activated_at, m.ended_at FROM mentorships m WHERE ${BEGUN}`);
  await insertTimelines(runner);
}

async function insertTimelines(runner: QueryRunner): Promise<void> {
  const facts = "json_build_object('sides', json_build_array('mentee'), 'overridden', false)";
  await runner.query(`
    INSERT INTO mentorship_events (company_id, mentorship_id, kind, actor_id, reason, facts, created_at)
    SELECT m.company_id, m.id, e.kind, e.actor_id, e.reason, coalesce(e.facts, '{}'), e.at
    FROM mentorships m CROSS JOIN LATERAL (VALUES
      (1, 'created', m.mentor_id, NULL, NULL::json, m.created_at),
      (2, 'proposed', m.mentor_id, NULL, NULL, m.created_at),
      (3, 'accepted', m.mentee_id, NULL, ${facts}, m.mentee_accepted_at),
      (4, 'scheduled', m.mentee_id, NULL, ${facts}, m.mentee_accepted_at),
      (5, 'activated', NULL, NULL, NULL, m.activated_at),
      (6, 'paused', m.mentor_id, m.reason, json_build_object('paused_on', m.paused_on), m.paused_on + interval '10 hours'),
      (7, 'completed', m.mentor_id, m.reason, NULL, m.ended_at)) e (place, kind, actor_id, reason, facts, at)
    WHERE e.at IS NOT NULL ORDER BY m.id, e.place`);
}

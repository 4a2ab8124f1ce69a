import type { QueryRunner } from 'typeorm';

interface DemoRequest {
  readonly asker: string;
  /** Asked of this mentor, about the mentorship with them if there is one. */
  readonly mentor: string;
  readonly action: 'create' | 'extend' | 'pause';
  readonly payload: object;
  readonly status: 'open' | 'approved' | 'refused';
  readonly closed_by?: string;
  readonly note?: string;
  readonly days_ago: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const inWeeks = (weeks: number): string => new Date(Date.now() + 7 * weeks * DAY_MS).toISOString().slice(0, 10);

const requests = (): DemoRequest[] => [
  {
    asker: 'mina@sinfonia.example',
    mentor: 'max@sinfonia.example',
    action: 'extend',
    payload: { reason: 'The tour takes two weeks of it.', end_on: inWeeks(5) },
    status: 'open',
    days_ago: 1,
  },
  {
    asker: 'jonas@sinfonia.example',
    mentor: 'clara@sinfonia.example',
    action: 'pause',
    payload: { reason: 'Entrance exams at the academy' },
    status: 'approved',
    closed_by: 'clara@sinfonia.example',
    days_ago: 4,
  },
  {
    asker: 'lea@sinfonia.example',
    mentor: 'max@sinfonia.example',
    action: 'create',
    payload: { goal: 'Sit with the strings for a while' },
    status: 'refused',
    closed_by: 'anna@sinfonia.example',
    note: 'Clara has time for you, and plays the winds.',
    days_ago: 6,
  },
  {
    asker: 'haeun@hanbit.example',
    mentor: 'doyun@hanbit.example',
    action: 'extend',
    payload: { reason: '순회공연으로 두 주 동안 쉬게 되었습니다.', end_on: inWeeks(5) },
    status: 'open',
    days_ago: 1,
  },
  {
    asker: 'minjun@hanbit.example',
    mentor: 'jiho@hanbit.example',
    action: 'pause',
    payload: { reason: '대학원 입학시험 기간입니다.' },
    status: 'approved',
    closed_by: 'jiho@hanbit.example',
    days_ago: 4,
  },
  {
    asker: 'sua@hanbit.example',
    mentor: 'doyun@hanbit.example',
    action: 'create',
    payload: { goal: '현악부 연습에도 참여하고 싶습니다.' },
    status: 'refused',
    closed_by: 'seoyeon@hanbit.example',
    note: '관악부 박지호 수석이 맡아 주시기로 했습니다.',
    days_ago: 6,
  },
];

/** Inserts requests of mentees for approval. A wish for a mentor names the mentor in its payload. */
export async function insertRequests(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO requests (company_id, asker_id, resource, action, resource_id, asked_version, payload, audience, status, closed_by_id, closed_at, note, created_at)
     SELECT a.company_id, a.id, 'mentorship', r.action, m.id, m.version, CASE WHEN m.id IS NULL THEN jsonb_build_object('mentor_id', o.id) || r.payload ELSE r.payload END,
       ARRAY[o.id], r.status::request_status, c.id, CASE WHEN r.status <> 'open' THEN now() - (r.days_ago - 1) * interval '1 day' END, r.note,
       now() - r.days_ago * interval '1 day'
     FROM json_to_recordset($1) AS r (asker text, mentor text, action text, payload jsonb, status text, closed_by text, note text, days_ago int)
     JOIN users a ON a.email = r.asker JOIN users o ON o.email = r.mentor LEFT JOIN users c ON c.email = r.closed_by
     LEFT JOIN mentorships m ON r.action <> 'create' AND m.mentee_id = a.id AND m.mentor_id = o.id`,
    [JSON.stringify(requests())],
  );
}

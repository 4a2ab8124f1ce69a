import { randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { HANBIT, SINFONIA } from './companies';
import type { DemoPerson } from './person';

interface DemoInvitation {
  readonly company_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: DemoPerson['role'];
  readonly department: string;
  readonly sender: string;
  readonly state: 'open' | 'accepted' | 'withdrawn';
  readonly sent_days_ago: number;
}

const INVITATIONS: readonly DemoInvitation[] = [
  ...invitations(SINFONIA, 'anna@sinfonia.example', [
    ['emil@sinfonia.example', 'Emil Braun', 'mentee', 'Winds', 'open', 1],
    ['lea@sinfonia.example', 'Lea Novak', 'mentee', 'Winds', 'accepted', 10],
    ['paul@sinfonia.example', 'Paul Kern', 'mentor', 'Strings', 'withdrawn', 20],
  ]),
  ...invitations(HANBIT, 'seoyeon@hanbit.example', [
    ['seojin@hanbit.example', '윤서진', 'mentee', '관악부', 'open', 1],
    ['sua@hanbit.example', '강수아', 'mentee', '관악부', 'accepted', 8],
    ['taeyang@hanbit.example', '조태양', 'mentor', '현악부', 'withdrawn', 20],
  ]),
];

type Sent = readonly [
  email: string,
  name: string,
  role: DemoPerson['role'],
  department: string,
  state: DemoInvitation['state'],
  sent_days_ago: number,
];

function invitations(company_id: string, sender: string, sent: readonly Sent[]): DemoInvitation[] {
  return sent.map(([email, name, role, department, state, sent_days_ago]) => ({
    company_id,
    sender,
    email,
    name,
    role,
    department,
    state,
    sent_days_ago,
  }));
}

/** The people who are invited. They have no number and no password yet. */
export const INVITED: readonly DemoPerson[] = INVITATIONS.filter(({ state }) => state === 'open').map(
  ({ company_id, email, name, role, department }) => ({
    ...{ company_id, email, name, role, department, first_name: null, last_name: null, employee_number: null },
    ...{ position: null, job_part: null, tags: [], status: 'invited', joined_days_ago: null },
  }),
);

/** Inserts invitations in several states. Nobody knows their secrets: only random hashes are stored, and no mail was sent. */
export async function insertInvitations(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO invitations (company_id, email, name, role, department_id, state, secret_hash, sender_id, sent_at, expires_at, closed_at, user_id, created_at)
     SELECT i.company_id, i.email, i.name, i.role::user_role, d.id, i.state::invitation_state, i.secret_hash, s.id, t.sent_at, t.sent_at + interval '7 days',
       CASE WHEN i.state <> 'open' THEN t.sent_at + interval '1 day' END, CASE WHEN i.state = 'accepted' THEN u.id END, t.sent_at
     FROM json_to_recordset($1) AS i (company_id text, email text, name text, role text, department text, sender text, state text, secret_hash text,
       sent_days_ago int)
     JOIN users s ON s.email = i.sender JOIN departments d ON d.company_id = i.company_id AND d.name = i.department
     LEFT JOIN users u ON u.email = i.email
     CROSS JOIN LATERAL (SELECT now() - i.sent_days_ago * interval '1 day' AS sent_at) t`,
    [JSON.stringify(INVITATIONS.map((one) => ({ ...one, secret_hash: randomBytes(32).toString('base64url') })))],
  );
}

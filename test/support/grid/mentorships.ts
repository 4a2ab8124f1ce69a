import { type Actor, Role } from '@app/auth';
import { MentorshipsPolicy } from '@programmes/mentorships/mentorships.policy';
import { aPublishedCurriculum } from './curricula';
import type { Insert, Key, Kind, Named } from './things';

/** The people of `pastOf`, computed independently of it. */
const PAST = `ARRAY(
  SELECT x FROM unnest(ARRAY[m.mentor_id, m.mentee_id]) x WHERE m.ended_at > now() - interval '90 days'
  UNION SELECT p.mentor_id FROM mentor_periods p WHERE p.mentorship_id = m.id AND p.ended_at > now() - interval '90 days') AS past_ids`;

const TERMS = { start_on: '2030-01-07', end_on: '2030-04-05', title: 'First weeks', total_weeks: 12, expires_at: '2099-01-01T00:00:00Z' };

/** A mentee and curricula of each company, for a new mentorship. */
const offers = new Map<string, { readonly mentee_id: number; readonly curriculum_ids: readonly Key[] }>();

/** Inserts a mentorship directly in a state. */
async function aMentorship(insert: Insert, mentor: Actor, mentee: Actor, given: object = {}): Promise<Key> {
  const { company_id } = mentor;
  const people = { company_id, mentor_id: mentor.id, mentee_id: mentee.id, author_id: mentor.id };
  const id = await insert('mentorships', { ...TERMS, ...people, status: 'active', ...given });
  await insert('mentorship_events', { company_id, mentorship_id: id, kind: 'created' });
  return id;
}

/**
 * The mentee's mentorship is active and was handed over by another mentor; the other mentee's is completed, with that mentor. A mentor
 * has a proposal, an admin a draft. In the other company, the foreign mentee's mentorship is active.
 */
async function aMentorshipOf(insert: Insert, { id, role, company_id }: Actor, named: Named): Promise<Key> {
  if (company_id !== named('mentor').company_id) return aMentorship(insert, named('foreign mentor'), named('foreign mentee'));
  const [mentor, another, mentee, anotherMentee] = ['mentor', 'another mentor', 'mentee', 'another mentee'].map(named) as [
    Actor,
    Actor,
    Actor,
    Actor,
  ];
  if (role === Role.Admin) return aMentorship(insert, mentor, mentee, { status: 'draft', author_id: id });
  if (role === Role.Mentor) return aMentorship(insert, mentor, anotherMentee, { status: 'proposed' });
  const ended_at = new Date();
  if (id === anotherMentee.id) return aMentorship(insert, another, anotherMentee, { status: 'completed', ended_at });
  const key = await aMentorship(insert, mentor, mentee);
  await insert('mentor_periods', { company_id, mentorship_id: key, mentor_id: another.id, started_at: TERMS.start_on, ended_at });
  return key;
}

/** Pairs two people of different departments, and fills `offers` for each company. It must run before any thing is made. */
export async function pairUp(insert: Insert, named: Named): Promise<void> {
  await aMentorship(insert, named('mentor'), named('another mentee'), { status: 'scheduled' });
  for (const [mentor, mentee] of [
    ['mentor', 'mentee'],
    ['foreign mentor', 'foreign mentee'],
  ] as const) {
    const company_id = named(mentor).company_id!;
    const { id } = await aPublishedCurriculum(insert, company_id, named(mentor));
    offers.set(company_id, { mentee_id: named(mentee).id, curriculum_ids: [id] });
  }
}

function draftBy({ id, role, company_id }: Actor): object {
  if (role === Role.Mentee || company_id === null) return { goal: 'Lead a section' };
  return { mentor_id: id, start_on: TERMS.start_on, ...offers.get(company_id) };
}

export const mentorships: Readonly<Record<string, Kind>> = {
  meeting: {
    at: '/mentorships/{id}/meetings/{meeting_id}',
    rows: `(SELECT m.*, ${PAST}, m.id || '/' || g.id AS place, g.mentor_id AS keeper_id
      FROM mentorship_meetings g JOIN mentorships m ON m.id = g.mentorship_id)`,
    key: 'place',
    make: (insert, owner, mentor, named) => {
      if (owner.company_id === null) return undefined;
      return aMentorshipOf(insert, owner, named).then(async (mentorship_id) => {
        const meeting = { title: 'First', starts_at: '2099-01-01T00:00:00Z', minutes: 30, mentor_notes: 'Shy' };
        const place = { company_id: owner.company_id, mentorship_id, mentor_id: mentor.id, author_id: mentor.id };
        return `${mentorship_id}/${await insert('mentorship_meetings', { ...place, ...meeting })}`;
      });
    },
    seen: (actor, row) => MentorshipsPolicy.read(actor, row as never),
  },
  mentorship: {
    at: '/mentorships/{id}',
    rows: `(SELECT m.*, ${PAST} FROM mentorships m)`,
    make: (insert, owner, _, named) => (owner.company_id === null ? undefined : aMentorshipOf(insert, owner, named)),
    queries: { 'GET /mentorships/counts': '?group_by=status' },
    bodies: {
      'POST /mentorships': draftBy,
      'PATCH /mentorships/{id}': () => ({ goal: 'Play in tune' }),
      'POST /mentorships/{id}/extend': () => ({ end_on: '2031-01-31' }),
      'POST /mentorships/{id}/reopen': () => ({ reason: 'Too early' }),
      'POST /mentorships/{id}/hand-over': ({ id }) => ({ mentor_id: id, reason: 'A tour' }),
    },
  },
  request: {
    at: '/requests/{id}',
    rows: 'requests',
    make: (insert, { id, role, company_id }, mentor) => {
      if (company_id === null) return undefined;
      // It is about nothing: whoever may approve it learns that it is void.
      const asked = { resource: 'mentorship', action: 'pause', resource_id: 2_000_000_000, payload: { reason: 'Exams' } };
      return insert('requests', { company_id, asker_id: id, ...asked, audience: role === Role.Mentee ? [mentor.id] : [] });
    },
  },
};

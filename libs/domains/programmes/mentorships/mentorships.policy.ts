import { always, anyRole, both, either, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import { CURRENT } from '@organisation/pairs';
import { ask } from '@programmes/approval-requests';
import type { Mentorship } from './mentorship.entity';
import { OPEN_MENTORSHIP_STATUSES } from './mentorship-status';

/** Facts of a mentorship that its permissions depend on. */
export type MentorshipFacts = Pick<Mentorship, 'company_id' | 'mentor_id' | 'mentee_id' | 'status' | 'author_id' | 'past_ids'>;
type People = Pick<MentorshipFacts, 'mentor_id' | 'mentee_id'>;
type State = Pick<MentorshipFacts, 'status'>;

const isCurrent = ({ status }: State): boolean => (CURRENT as readonly string[]).includes(status);
const isParty = (id: number, { mentor_id, mentee_id }: People): boolean => id === mentor_id || id === mentee_id;

const BY_SIDE = {
  mentor: { en: 'its mentor', ko: '해당 멘토링의 멘토' },
  mentee: { en: 'its mentee', ko: '해당 멘토링의 멘티' },
};

/** The actor is mentor or mentee. */
const own = fact('own', someone('its mentor or mentee', '해당 멘토링의 멘토 또는 멘티', BY_SIDE), ({ id }, mentorship: People) =>
  isParty(id, mentorship),
);
const open = fact('open', when('it is proposed or current', '제안되었거나 진행 중인 상태이'), (_, { status }: State) =>
  OPEN_MENTORSHIP_STATUSES.includes(status),
);
/** The actor is the mentor, and it is scheduled, active or paused. */
export const mentorsNow = fact(
  'pair',
  someone('its current mentor', '해당 멘토링의 현재 멘토'),
  ({ id }, mentorship: People & State) => id === mentorship.mentor_id && isCurrent(mentorship),
);
/** The actor is mentor or mentee, and it is scheduled, active or paused. */
export const paired = fact(
  'paired',
  someone('its current mentor or mentee', '해당 멘토링의 현재 멘토 또는 멘티'),
  ({ id }, mentorship: People & State) => isParty(id, mentorship) && isCurrent(mentorship),
);
/** It ended for the actor within the last 90 days. */
const past = fact(
  'past',
  someone('its mentor or mentee of the last 90 days', '최근 90일 이내의 멘토 또는 멘티'),
  ({ id }, { past_ids = [] }: Pick<MentorshipFacts, 'past_ids'>) => past_ids.includes(id),
);
const author = fact(
  'author',
  someone('its author', '작성자'),
  ({ id }, { author_id }: Pick<MentorshipFacts, 'author_id'>) => id === author_id,
);

const mayRead = either(both(own, open), past);

export const seen = { admin: sameCompany, mentor: mayRead, mentee: mayRead };
const answered = { admin: sameCompany, mentor: own, mentee: own };
const run = { admin: sameCompany, mentor: mentorsNow, mentee: ask(own) };
const ruled = { admin: sameCompany, mentor: ask(mentorsNow), mentee: ask(own) };

/**
 * Permissions on a mentorship. Actors who may only ask (`ask`) call the same routes: that records a request for approval and notifies
 * those who may approve it.
 */
export const MentorshipsPolicy = policy(
  'mentorship',
  {
    list: anyRole(always),
    /** Download the mentorships of the list as a file. */
    export: anyRole(member),
    /** Preview and run actions on many mentorships. The permission of the action decides about each. */
    bulk: { admin: member, mentor: member },
    /** Preview new mentorships from a file of pairs. */
    import: { admin: member },
    /** Remind mentor and mentee. */
    remind: { admin: sameCompany, mentor: mentorsNow },
    read: seen,
    /** Admins create, mentors propose, mentees ask. */
    create: { admin: member, mentor: member, mentee: ask(member) },
    /** Allows another mentor than the actor, and another status than proposed. */
    arrange: { admin: member },
    update: { admin: sameCompany, mentor: mentorsNow },
    delete: { admin: sameCompany, mentor: author },
    propose: { admin: sameCompany },
    accept: answered,
    decline: answered,
    withdraw: { admin: sameCompany, mentor: both(own, author) },
    pause: run,
    resume: run,
    extend: run,
    complete: run,
    terminate: ruled,
    hand_over: ruled,
    reopen: { admin: sameCompany, mentor: ask(own), mentee: ask(own) },
  },
  // An API key makes no previews.
  { not_delegable: ['bulk', 'import'] },
);

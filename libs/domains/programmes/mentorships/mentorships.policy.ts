import { always, anyRole, both, either, fact, member, policy, sameCompany } from '@app/auth';
import { CURRENT } from '@organisation/pairs';
import { ask } from '@programmes/approval-requests';
import type { Mentorship } from './mentorship.entity';
import { OPEN_MENTORSHIP_STATUSES } from './mentorship-status';

/** What of a mentorship decides who may do what with it. */
export type MentorshipFacts = Pick<Mentorship, 'company_id' | 'mentor_id' | 'mentee_id' | 'status' | 'author_id' | 'past_ids'>;
type People = Pick<MentorshipFacts, 'mentor_id' | 'mentee_id'>;
type State = Pick<MentorshipFacts, 'status'>;

const isCurrent = ({ status }: State): boolean => (CURRENT as readonly string[]).includes(status);
const isParty = (id: number, { mentor_id, mentee_id }: People): boolean => id === mentor_id || id === mentee_id;

/** Is one of the two. */
const own = fact('own', ({ id }, mentorship: People) => isParty(id, mentorship));
const open = fact('open', (_, { status }: State) => OPEN_MENTORSHIP_STATUSES.includes(status));
/** Mentors it now. */
export const mentorsNow = fact('pair', ({ id }, mentorship: People & State) => id === mentorship.mentor_id && isCurrent(mentorship));
/** Is one of the two now. */
export const paired = fact('paired', ({ id }, mentorship: People & State) => isParty(id, mentorship) && isCurrent(mentorship));
/** Was, until a short time ago. */
const past = fact('past', ({ id }, { past_ids = [] }: Pick<MentorshipFacts, 'past_ids'>) => past_ids.includes(id));
const author = fact('author', ({ id }, { author_id }: Pick<MentorshipFacts, 'author_id'>) => id === author_id);

const mayRead = either(both(own, open), past);

export const seen = { admin: sameCompany, mentor: mayRead, mentee: mayRead };
const answered = { admin: sameCompany, mentor: own, mentee: own };
const run = { admin: sameCompany, mentor: mentorsNow, mentee: ask(own) };
const ruled = { admin: sameCompany, mentor: ask(mentorsNow), mentee: ask(own) };

/**
 * Who may do what with a mentorship. Whoever may only ask is let in at the same door: what they want is recorded, and those who may
 * do it are told.
 */
export const MentorshipsPolicy = policy('mentorship', {
  list: anyRole(always),
  read: seen,
  /** Admins write one down, mentors propose. */
  create: { admin: member, mentor: member, mentee: ask(member) },
  /** Name another mentor than oneself, and begin in another state than proposed. */
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
});

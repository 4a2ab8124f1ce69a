import { type Actor, Role, always, anyRole, both, either, fact, member, policy, sameCompany } from '@app/auth';
import { type Memo, MemoVisibility } from './memo.entity';

/** What of a memo decides who may do what with it. */
export interface MemoFacts extends Pick<Memo, 'company_id' | 'author_id' | 'task_id' | 'visibility'> {
  /** The mentors and the mentees of the mentorships that it is about, as they are now. */
  readonly pair_ids: readonly number[];
  /** The mentors alone. */
  readonly mentor_ids: readonly number[];
}

const { Mentorship, Mentors, Admins } = MemoVisibility;

const own = fact('own', ({ id }, { author_id }: Pick<Memo, 'author_id'>) => id === author_id);
const inPair = fact(
  'shared in pair',
  ({ id }, { visibility, pair_ids }: Pick<MemoFacts, 'visibility' | 'pair_ids'>) => visibility === Mentorship && pair_ids.includes(id),
);
const withMentors = fact(
  'shared with mentors',
  ({ id }, { visibility, mentor_ids }: Pick<MemoFacts, 'visibility' | 'mentor_ids'>) => visibility === Mentors && mentor_ids.includes(id),
);
const withAdmins = fact('shared with admins', (_, { visibility }: Pick<Memo, 'visibility'>) => visibility === Admins);

const ownHere = both(sameCompany, own);
const sharedWith = both(sameCompany, either(own, inPair, withMentors));

const rules = policy('memo', {
  list: anyRole(always),
  /** Admins read what is shared with them, and nothing that others keep among themselves. */
  read: { admin: both(sameCompany, either(own, inPair, withMentors, withAdmins)), mentor: sharedWith, mentee: sharedWith },
  create: anyRole(member),
  update: anyRole(ownHere),
  delete: { admin: both(sameCompany, either(own, withAdmins)), mentor: ownHere, mentee: ownHere },
});

/** Who may do what with a memo. */
export const MemosPolicy = {
  ...rules,
  /** Whether its visibility fits: it reaches somebody, and is written by whoever is among them, sees the task, or runs the company. */
  share: ({ id, role }: Actor, { visibility, task_id, pair_ids, mentor_ids }: MemoFacts): boolean => {
    if (visibility !== Mentorship && visibility !== Mentors) return true;
    const readers = visibility === Mentorship ? pair_ids : mentor_ids;
    return readers.length > 0 && (role === Role.Admin || task_id !== null || pair_ids.includes(id));
  },
};

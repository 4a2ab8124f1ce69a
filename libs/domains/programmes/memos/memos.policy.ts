import { type Actor, Role, always, anyRole, both, either, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import { type Memo, MemoVisibility } from './memo.entity';

/** The facts of a memo that decide permissions. */
export interface MemoFacts extends Pick<Memo, 'company_id' | 'author_id' | 'task_id' | 'visibility'> {
  /** Ids of the mentors and mentees of the open mentorships that it is about. */
  readonly pair_ids: readonly number[];
  /** Ids of these mentors. */
  readonly mentor_ids: readonly number[];
}

const { Mentorship, Mentors, Admins } = MemoVisibility;

const own = fact('own', someone('its author', '작성자'), ({ id }, { author_id }: Pick<Memo, 'author_id'>) => id === author_id);
const inPair = fact(
  'shared in pair',
  someone('the mentor or mentee of the mentorship in which it is shared', '공유된 멘토링의 멘토 또는 멘티'),
  ({ id }, { visibility, pair_ids }: Pick<MemoFacts, 'visibility' | 'pair_ids'>) => visibility === Mentorship && pair_ids.includes(id),
);
const withMentors = fact(
  'shared with mentors',
  someone('a mentor with whom it is shared', '공유 대상인 멘토'),
  ({ id }, { visibility, mentor_ids }: Pick<MemoFacts, 'visibility' | 'mentor_ids'>) => visibility === Mentors && mentor_ids.includes(id),
);
const withAdmins = fact(
  'shared with admins',
  when('it is shared with admins', '관리자에게 공유되어 있'),
  (_, { visibility }: Pick<Memo, 'visibility'>) => visibility === Admins,
);

const ownHere = both(sameCompany, own);
const sharedWith = both(sameCompany, either(own, inPair, withMentors));

const rules = policy('memo', {
  list: anyRole(always),
  /** Admins read the memos that are shared with admins, but no private ones and none shared with others. */
  read: { admin: both(sameCompany, either(own, inPair, withMentors, withAdmins)), mentor: sharedWith, mentee: sharedWith },
  create: anyRole(member),
  update: anyRole(ownHere),
  delete: { admin: both(sameCompany, either(own, withAdmins)), mentor: ownHere, mentee: ownHere },
});

/** Permissions on a memo. */
export const MemosPolicy = {
  ...rules,
  /**
   * Tells whether the memo can have its visibility: it must have readers, and its author must be in the mentorship, see the task, or be an
   * admin.
   */
  share: ({ id, role }: Actor, { visibility, task_id, pair_ids, mentor_ids }: MemoFacts): boolean => {
    if (visibility !== Mentorship && visibility !== Mentors) return true;
    const readers = visibility === Mentorship ? pair_ids : mentor_ids;
    return readers.length > 0 && (role === Role.Admin || task_id !== null || pair_ids.includes(id));
  },
};

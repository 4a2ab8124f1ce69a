import { type Actor, both, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import { type CuratedAnswer, CuratedAnswerStatus } from './curated-answer.entity';

export type CuratedAnswerFacts = Pick<CuratedAnswer, 'company_id' | 'author_id' | 'status'>;

const author = fact(
  'author',
  someone('its author', '작성자'),
  ({ id }: Actor, { author_id }: Pick<CuratedAnswerFacts, 'author_id'>) => id === author_id,
);
const unpublished = fact(
  'unpublished',
  when('it is not published', '게시되어 있지 않'),
  (_: Actor, { status }: Pick<CuratedAnswerFacts, 'status'>) => status !== CuratedAnswerStatus.Published,
);

const suggested = both(sameCompany, author);

/** Permissions on an answer that the company has written. Mentors suggest, admins publish. */
export const CuratedAnswersPolicy = policy('curated_answer', {
  list: { admin: member, mentor: member },
  read: { admin: sameCompany, mentor: suggested },
  create: { admin: member, mentor: member },
  update: { admin: sameCompany, mentor: both(sameCompany, author, unpublished) },
  delete: { admin: sameCompany, mentor: both(sameCompany, author, unpublished) },
  publish: { admin: sameCompany },
  decline: { admin: sameCompany },
});

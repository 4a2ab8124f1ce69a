import { type Actor, always, anyRole, both, fact, member, policy, sameCompany, someone, when } from '@app/auth';
import type { ChatbotSession } from './chatbot-session.entity';
import { type CuratedAnswer, CuratedAnswerStatus } from './curated-answer.entity';
import type { KnowledgeGap } from './knowledge-gap.entity';

export type ChatbotFacts = Pick<ChatbotSession, 'company_id' | 'user_id'>;
export type CuratedAnswerFacts = Pick<CuratedAnswer, 'company_id' | 'author_id' | 'status'>;
export type GapFacts = Pick<KnowledgeGap, 'company_id'>;

const own = fact(
  'own',
  someone('the person whose session it is', '해당 대화의 사용자'),
  ({ id }: Actor, { user_id }: Pick<ChatbotFacts, 'user_id'>) => id === user_id,
);
const author = fact(
  'author',
  someone('its author', '작성자'),
  ({ id }: Actor, { author_id }: Pick<CuratedAnswerFacts, 'author_id'>) => id === author_id,
);
const unpublished = fact(
  'unpublished',
  when('it is not published', '게시되어 있지 않'),
  (_: Actor, { status }: Pick<CuratedAnswerFacts, 'status'>) => status === CuratedAnswerStatus.Suggested,
);

const ownHere = both(sameCompany, own);
const suggested = both(sameCompany, author);

/** Permissions on a session. Admins have none on those of others. */
export const ChatbotSessionsPolicy = policy('chatbot_session', {
  list: anyRole(always),
  read: anyRole(ownHere),
  create: anyRole(member),
  update: anyRole(ownHere),
  delete: anyRole(ownHere),
  /** Ask a question. */
  ask: anyRole(ownHere),
});

/** Permissions on a message. */
export const ChatbotMessagesPolicy = policy('chatbot_message', {
  read: anyRole(ownHere),
  stop: anyRole(ownHere),
  /** Say whether an answer helps. */
  rate: anyRole(ownHere),
});

/** Permissions on an answer that the company has written. Mentors suggest, admins publish. */
export const CuratedAnswersPolicy = policy('curated_answer', {
  list: { admin: member, mentor: member },
  read: { admin: sameCompany, mentor: suggested },
  create: { admin: member, mentor: member },
  update: { admin: sameCompany, mentor: both(sameCompany, author, unpublished) },
  delete: { admin: sameCompany, mentor: both(sameCompany, author, unpublished) },
  publish: { admin: sameCompany },
});

/** Permissions on a question that nothing answers. */
export const KnowledgeGapsPolicy = policy('knowledge_gap', {
  list: { admin: member },
  read: { admin: sameCompany },
  close: { admin: sameCompany },
  dismiss: { admin: sameCompany },
  reopen: { admin: sameCompany },
  /** Assign the writing of a document about it. */
  assign: { admin: sameCompany },
});

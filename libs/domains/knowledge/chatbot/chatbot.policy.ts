import { type Actor, always, anyRole, both, fact, member, policy, sameCompany, someone } from '@app/auth';
import type { ChatbotSession } from './chatbot-session.entity';

export type ChatbotFacts = Pick<ChatbotSession, 'company_id' | 'user_id'>;

const own = fact(
  'own',
  someone('the person whose session it is', '해당 대화의 사용자'),
  ({ id }: Actor, { user_id }: Pick<ChatbotFacts, 'user_id'>) => id === user_id,
);

const ownHere = both(sameCompany, own);

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

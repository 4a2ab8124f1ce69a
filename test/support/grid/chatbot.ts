import type { Actor } from '@app/auth';
import type { Insert, Kind } from './things';

const aSession = (insert: Insert, { id, company_id }: Actor) =>
  insert('chatbot_sessions', { company_id, user_id: id, title: `Of ${id}`, summary: `About ${id}` });

/** An answer in a session of its own, which admits the next question. */
async function anAnswer(insert: Insert, owner: Actor) {
  const { id, company_id } = owner;
  const message = { company_id, user_id: id, session_id: await aSession(insert, owner), language: 'en', status: 'answered' };
  const question_id = await insert('chatbot_messages', { ...message, role: 'user', text: `Where does ${id} park?` });
  return insert('chatbot_messages', { ...message, role: 'chatbot', question_id, kind: 'refusal', text: `Nobody knows about ${id}.` });
}

const inCompany = (make: (insert: Insert, owner: Actor) => ReturnType<Insert>) => (insert: Insert, owner: Actor) =>
  owner.company_id === null ? undefined : make(insert, owner);

export const chatbot: Readonly<Record<string, Kind>> = {
  chatbot_session: { at: '/chatbot/sessions/{id}', rows: 'chatbot_sessions', make: inCompany(aSession) },
  chatbot_message: {
    at: '/chatbot/messages/{id}',
    rows: "(SELECT * FROM chatbot_messages WHERE role = 'chatbot')",
    make: inCompany(anAnswer),
    bodies: { 'POST /chatbot/messages/{id}/hand-over': () => ({}) },
  },
  curated_answer: {
    at: '/chatbot/curated-answers/{id}',
    rows: 'curated_answers',
    make: inCompany((insert, { id, company_id }) => {
      const asked = { questions: [`Where does ${id} park?`], question_keys: [`${id} park`], answer: `Behind house ${id}.` };
      return insert('curated_answers', { company_id, author_id: id, status: 'suggested', ...asked });
    }),
  },
  knowledge_gap: {
    at: '/chatbot/gaps/{id}',
    rows: 'knowledge_gaps',
    make: inCompany((insert, { id, company_id }) => {
      const asked = { question_key: `${id} lunch`, question: `When does ${id} have lunch?`, language: 'en' };
      return insert('knowledge_gaps', { company_id, ...asked, first_asked_on: '2030-01-15', last_asked_on: '2030-01-15' });
    }),
    bodies: {
      'POST /chatbot/gaps/{id}/close': () => ({}),
      'POST /chatbot/gaps/{id}/assign': ({ id }) => ({ assignee_id: id, due_at: '2030-01-15T10:00:00Z' }),
    },
  },
};

/** The audit log does not record who asks the chatbot. */
export const untoldQuestions: readonly string[] = [
  'POST /chatbot/sessions',
  'PATCH /chatbot/sessions/{id}',
  'PUT /chatbot/sessions/{id}',
  'DELETE /chatbot/sessions/{id}',
  'POST /chatbot/sessions/{id}/messages',
  'POST /chatbot/messages/{id}/stop',
  'POST /chatbot/messages/{id}/feedback',
];

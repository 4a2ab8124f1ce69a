import { sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { TaskCompleted } from '@programmes/tasks';
import { ownChatbot } from './chatbot.scope';

interface ReplyValues {
  readonly actor: string;
}

declareNoticeSubject({
  resource: 'chatbot_message',
  label: { en: 'chatbot message', ko: '챗봇 메시지' },
  path: (id) => `/chatbot/messages/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM chatbot_messages m WHERE m.id = ${id}::int AND ${ownChatbot(viewer, sql`m`)})`,
  // The question stays between the person and the mentor: a mail does not repeat it.
  values: () => sql`json_build_object()`,
});

export const QUESTION_REPLIED = declareNotice<ReplyValues>({
  type: 'chatbot.question_replied',
  resource: 'chatbot_message',
  on: TaskCompleted,
  audience: { en: 'the mentee who has handed the question over', ko: '질문을 전달한 멘티' },
  label: { en: 'Replies to questions that you handed over', ko: '멘토에게 전달한 질문의 답변' },
  texts: {
    en: {
      title: ({ actor }) => `${actor} has answered your question`,
      sentence: ({ actor }) => `${actor} has answered the question that you handed over in the chatbot.`,
    },
    ko: {
      title: ({ actor }) => `질문 답변 도착: ${actor}`,
      sentence: ({ actor }) => `${actor} 님이 챗봇에서 전달하신 질문에 답변했습니다.`,
    },
  },
});

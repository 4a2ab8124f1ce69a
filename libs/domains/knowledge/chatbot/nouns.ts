import { defineNoun } from '@app/i18n';

export const CHATBOT_SESSION = defineNoun({ name: 'chatbot_session', en: 'chatbot session', ko: '챗봇 대화' });
export const CHATBOT_MESSAGE = defineNoun({ name: 'chatbot_message', en: 'chatbot message', ko: '챗봇 메시지' });

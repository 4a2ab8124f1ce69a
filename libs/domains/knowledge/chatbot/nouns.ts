import { defineNoun } from '@app/i18n';

export const CHATBOT_SESSION = defineNoun({ name: 'chatbot_session', en: 'chatbot session', ko: '챗봇 대화' });
export const CHATBOT_MESSAGE = defineNoun({ name: 'chatbot_message', en: 'chatbot message', ko: '챗봇 메시지' });
export const CURATED_ANSWER = defineNoun({ name: 'curated_answer', en: 'curated answer', ko: '등록 답변' });
export const KNOWLEDGE_GAP = defineNoun({ name: 'knowledge_gap', en: 'knowledge gap', ko: '지식 공백' });

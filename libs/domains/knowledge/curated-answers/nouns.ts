import { defineNoun } from '@app/i18n';

export const CURATED_ANSWER = defineNoun({ name: 'curated_answer', en: 'curated answer', ko: '등록 답변' });

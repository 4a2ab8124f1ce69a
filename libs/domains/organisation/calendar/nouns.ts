import { defineNoun } from '@app/i18n';

export const HOLIDAY = defineNoun({ name: 'holiday', en: 'holiday', ko: '휴일' });
export const LEAVE = defineNoun({ name: 'leave', en: 'leave', ko: '휴가', paths: ['leave'] });

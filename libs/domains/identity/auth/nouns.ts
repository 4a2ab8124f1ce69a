import { defineNoun } from '@app/i18n';

export const SESSION = defineNoun({ name: 'session', en: 'session', ko: '세션' });

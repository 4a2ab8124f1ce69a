import { defineNoun } from '@app/i18n';

export const USER = defineNoun({ name: 'user', en: 'user', ko: '사용자' });

import { defineNoun } from '@app/i18n';

export const PLAN = defineNoun({ name: 'plan', en: 'plan', ko: '계획' });

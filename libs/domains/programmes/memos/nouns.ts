import { defineNoun } from '@app/i18n';

export const MEMO = defineNoun({ name: 'memo', en: 'memo', ko: '메모' });

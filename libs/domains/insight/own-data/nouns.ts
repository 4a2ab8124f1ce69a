import { defineNoun } from '@app/i18n';

export const EXPORT = defineNoun({ name: 'export', en: 'export', ko: '내보내기' });

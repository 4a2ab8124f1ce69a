import { defineNoun } from '@app/i18n';

export const ATTACHMENT = defineNoun({ name: 'attachment', en: 'attachment', ko: '첨부 파일' });

import { defineNoun } from '@app/i18n';

export const DOCUMENT = defineNoun({ name: 'document', en: 'document', ko: '문서', paths: ['docs'] });

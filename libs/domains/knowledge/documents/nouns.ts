import { defineNoun } from '@app/i18n';

export const DOCUMENT = defineNoun({ name: 'document', en: 'document', ko: '문서', paths: ['docs'] });
export const DOCUMENT_OPENING = defineNoun({ name: 'document_opening', en: 'opening of a document', ko: '문서 열람', paths: [] });

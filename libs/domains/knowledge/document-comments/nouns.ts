import { defineNoun } from '@app/i18n';

export const DOCUMENT_COMMENT = defineNoun({ name: 'document_comment', en: 'comment on a document', ko: '문서 댓글', paths: [] });

import { defineNoun } from '@app/i18n';

export const TASK = defineNoun({ name: 'task', en: 'task', ko: '과제' });
export const COMMENT = defineNoun({ name: 'comment', en: 'comment', ko: '댓글' });
export const SUBMISSION = defineNoun({ name: 'submission', en: 'submission', ko: '제출물' });
export const CHECKLIST_ITEM = defineNoun({ name: 'checklist_item', en: 'checklist item', ko: '체크리스트 항목', paths: ['checklist'] });

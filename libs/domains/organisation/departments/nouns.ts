import { defineNoun } from '@app/i18n';

export const DEPARTMENT = defineNoun({ name: 'department', en: 'department', ko: '부서' });

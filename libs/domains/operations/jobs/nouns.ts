import { defineNoun } from '@app/i18n';

export const JOB = defineNoun({ name: 'job', en: 'job', ko: '작업' });

import { defineNoun } from '@app/i18n';

export const SCHEDULED_TASK = defineNoun({ name: 'scheduled_task', en: 'scheduled task', ko: '예약 작업' });

import { defineNoun } from '@app/i18n';

export const NOTIFICATION = defineNoun({ name: 'notification', en: 'notification', ko: '알림' });

import { defineNoun } from '@app/i18n';

export const NOTIFICATION = defineNoun({ name: 'notification', en: 'notification', ko: '알림' });
export const PUSH_SUBSCRIPTION = defineNoun({ name: 'push_subscription', en: 'push subscription', ko: '푸시 알림 구독' });

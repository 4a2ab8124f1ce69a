import { defineNoun } from '@app/i18n';

export const WEBHOOK = defineNoun({ name: 'webhook', en: 'webhook', ko: '웹훅' });
export const WEBHOOK_DELIVERY = defineNoun({ name: 'webhook_delivery', en: 'delivery', ko: '웹훅 전송', paths: ['deliveries'] });

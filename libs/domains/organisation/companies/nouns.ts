import { defineNoun } from '@app/i18n';

export const COMPANY = defineNoun({ name: 'company', en: 'company', ko: '회사' });

import { defineNoun } from '@app/i18n';

export const PASSKEY = defineNoun({ name: 'passkey', en: 'passkey', ko: '패스키' });

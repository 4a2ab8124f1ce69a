import { defineNoun } from '@app/i18n';

export const ACKNOWLEDGEMENT = defineNoun({ name: 'acknowledgement', en: 'acknowledgement', ko: '열람 확인' });

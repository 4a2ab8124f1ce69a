import { defineNoun } from '@app/i18n';

export const REQUEST = defineNoun({ name: 'request', en: 'request', ko: '요청' });

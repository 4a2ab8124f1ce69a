import { defineNoun } from '@app/i18n';

export const API_KEY = defineNoun({ name: 'api_key', en: 'API key', ko: 'API 키' });

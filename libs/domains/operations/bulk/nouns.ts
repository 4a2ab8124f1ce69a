import { defineNoun } from '@app/i18n';

export const BULK = defineNoun({ name: 'bulk', en: 'bulk operation', ko: '일괄 작업', paths: ['bulk'] });

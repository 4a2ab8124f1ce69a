import { defineNoun } from '@app/i18n';

export const SETLIST = defineNoun({ name: 'setlist', en: 'setlist', ko: '세트리스트' });

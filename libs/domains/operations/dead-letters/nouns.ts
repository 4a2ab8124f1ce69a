import { defineNoun } from '@app/i18n';

export const DEAD_LETTER = defineNoun({ name: 'dead_letter', en: 'dead letter', ko: '실패한 메시지' });

import { defineNoun } from '@app/i18n';

export const SCORE = defineNoun({ name: 'score', en: 'score', ko: '악보', paths: ['scores', 'download'] });
export const SCORE_COUNT = defineNoun({ name: 'score_count', en: 'score count', ko: '악보 수' });

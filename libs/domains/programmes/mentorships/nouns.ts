import { defineNoun } from '@app/i18n';

export const MENTORSHIP = defineNoun({ name: 'mentorship', en: 'mentorship', ko: '멘토링' });
export const MEETING = defineNoun({ name: 'meeting', en: 'meeting', ko: '미팅' });

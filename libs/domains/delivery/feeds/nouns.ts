import { defineNoun } from '@app/i18n';

export const FEED = defineNoun({ name: 'feed', en: 'calendar feed', ko: '캘린더 구독 주소' });

import { defineNoun } from '@app/i18n';

export const CURRICULUM = defineNoun({ name: 'curriculum', en: 'curriculum', ko: '커리큘럼', paths: ['curricula'] });

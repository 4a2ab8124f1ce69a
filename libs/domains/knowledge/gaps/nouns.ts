import { defineNoun } from '@app/i18n';

export const KNOWLEDGE_GAP = defineNoun({ name: 'knowledge_gap', en: 'knowledge gap', ko: '지식 공백' });

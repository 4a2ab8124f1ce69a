import { defineNoun } from '@app/i18n';

export const IMPORT = defineNoun({ name: 'import', en: 'import', ko: '가져오기', paths: ['import'] });

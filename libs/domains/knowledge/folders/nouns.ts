import { defineNoun } from '@app/i18n';

export const FOLDER = defineNoun({ name: 'folder', en: 'folder', ko: '폴더' });

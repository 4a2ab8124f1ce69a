import { defineNoun } from '@app/i18n';

export const INVITATION = defineNoun({ name: 'invitation', en: 'invitation', ko: '초대' });

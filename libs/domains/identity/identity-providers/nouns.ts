import { defineNoun } from '@app/i18n';

export const IDENTITY = defineNoun({ name: 'identity', en: 'linked identity', ko: '연결된 계정' });
export const PROVIDER = defineNoun({ name: 'provider', en: 'sign-in provider', ko: '로그인 제공자', paths: ['oidc'] });

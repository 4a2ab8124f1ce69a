import { refusal } from './domain-error';

/** Thrown if an API key asks for something that would outlive it. Its one detail names the permission. */
export class NotByApiKey extends refusal({
  kind: 'forbidden',
  error: 'NOT_BY_API_KEY',
  code: 'E120',
  en: 'API keys cannot do this. Sign in and do it yourself.',
  ko: 'API 키로는 수행할 수 없는 작업입니다. 직접 로그인하여 진행하십시오.',
}) {}

/** The session was not proven within five minutes. */
export class ProofRequired extends refusal({
  kind: 'forbidden',
  error: 'PROOF_REQUIRED',
  code: 'E121',
  en: 'Confirm your identity first, at /auth/proof, by your password or a code. It is valid for 5 minutes.',
  ko: '먼저 /auth/proof에서 비밀번호나 인증 코드로 본인 확인을 하십시오. 본인 확인은 5분 동안 유효합니다.',
}) {}

/** The password was set by somebody else. */
export class PasswordChangeRequired extends refusal({
  kind: 'forbidden',
  error: 'PASSWORD_CHANGE_REQUIRED',
  code: 'E122',
  en: 'Choose a password of your own first, at /auth/password/change.',
  ko: '먼저 /auth/password/change에서 새 비밀번호를 설정하십시오.',
}) {}

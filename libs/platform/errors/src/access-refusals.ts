import { refusal } from './domain-error';

/** Thrown if an API key asks for something that would outlive it. Its one detail names the permission. */
export class NotByApiKey extends refusal({
  kind: 'forbidden',
  error: 'NOT_BY_API_KEY',
  code: 'E120',
  en: 'API keys cannot do this. Sign in and do it yourself.',
  ko: 'API 키로는 수행할 수 없는 작업입니다. 직접 로그인하여 진행하십시오.',
  remedy: {
    en: 'Sign in as a person: the effect would outlive the key.',
    ko: '사용자로 로그인하여 수행하십시오. 결과가 API 키보다 오래 남는 작업입니다.',
  },
}) {}

/** The session was not proven within five minutes. */
export class ProofRequired extends refusal({
  kind: 'forbidden',
  error: 'PROOF_REQUIRED',
  code: 'E121',
  en: 'Confirm your identity first, at /auth/proof, by your password or a code. It is valid for 5 minutes.',
  ko: '먼저 /auth/proof에서 비밀번호나 인증 코드로 본인 확인을 하십시오. 본인 확인은 5분 동안 유효합니다.',
  remedy: {
    en: 'Call POST /auth/proof with your password, a code or a passkey, then repeat the request within 5 minutes.',
    ko: 'POST /auth/proof에서 비밀번호, 인증 코드 또는 패스키로 확인한 뒤 5분 안에 다시 요청하십시오.',
  },
}) {}

/** The password was set by somebody else. */
export class PasswordChangeRequired extends refusal({
  kind: 'forbidden',
  error: 'PASSWORD_CHANGE_REQUIRED',
  code: 'E122',
  en: 'Choose a password of your own first, at /auth/password/change.',
  ko: '먼저 /auth/password/change에서 새 비밀번호를 설정하십시오.',
  remedy: {
    en: 'Call POST /auth/password/change. Until then, only that and signing out are open.',
    ko: 'POST /auth/password/change로 비밀번호를 바꾸십시오. 그 전에는 대부분의 작업을 할 수 없습니다.',
  },
}) {}

/** The company requires a second factor of its admins, and this admin has none yet. */
export class TotpEnrolmentRequired extends refusal({
  kind: 'forbidden',
  error: 'TOTP_ENROLMENT_REQUIRED',
  code: 'E140',
  en: 'Your company requires a second factor. Set one up first, at /auth/totp or /auth/passkeys.',
  ko: '회사에서 2단계 인증을 요구합니다. 먼저 /auth/totp 또는 /auth/passkeys에서 설정하십시오.',
  remedy: {
    en: 'Set one up with POST /auth/totp or POST /auth/passkeys. Until then, most operations are closed.',
    ko: 'POST /auth/totp 또는 POST /auth/passkeys로 설정하십시오. 그 전에는 대부분의 작업을 할 수 없습니다.',
  },
}) {}

/** The account's address was never confirmed, and the requested action would outlive the session. */
export class AddressNotConfirmed extends refusal({
  kind: 'forbidden',
  error: 'ADDRESS_NOT_CONFIRMED',
  code: 'E190',
  en: 'Confirm your e-mail address first: POST /auth/email/verify/resend sends you the link.',
  ko: '먼저 이메일 주소를 인증하십시오. POST /auth/email/verify/resend로 인증 메일을 다시 받을 수 있습니다.',
  remedy: {
    en: 'Open the link in the mail. POST /auth/email/verify/resend sends a new one.',
    ko: '메일의 링크를 여십시오. POST /auth/email/verify/resend로 다시 받을 수 있습니다.',
  },
}) {}

/** Its one detail is about `scope`, and names the scope that the key needs. */
export class InsufficientScope extends refusal({
  kind: 'forbidden',
  error: 'INSUFFICIENT_SCOPE',
  code: 'E141',
  en: 'The API key lacks the scope named in details.',
  ko: 'API 키에 필요한 권한 범위가 없습니다. 필요한 범위는 details에서 확인하십시오.',
  remedy: {
    en: 'Create a key with the scope that `details` names. Scopes of a key can be changed by PATCH /api-keys/{id}.',
    ko: 'details에 있는 권한 범위로 키를 만들거나 PATCH /api-keys/{id}로 범위를 변경하십시오.',
  },
}) {}

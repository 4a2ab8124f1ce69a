import { refusal } from '@app/errors';

export class ProviderRefused extends refusal({
  kind: 'unauthenticated',
  error: 'PROVIDER_REFUSED',
  code: 'E142',
  en: 'The identity provider refused the sign-in.',
  ko: '로그인 제공자가 로그인을 거부했습니다.',
}) {}

/** One error for a state that is unknown, used, expired or of another browser, so that the answer does not show which. */
export class SignInNotBegunHere extends refusal({
  kind: 'unauthenticated',
  error: 'SIGN_IN_NOT_BEGUN_HERE',
  code: 'E143',
  en: 'This sign-in was not started in this browser or has expired. Start again.',
  ko: '이 브라우저에서 시작한 로그인이 아니거나 이미 만료되었습니다. 다시 시작하십시오.',
}) {}

export class IdentityNotProven extends refusal({
  kind: 'unauthenticated',
  error: 'IDENTITY_NOT_PROVEN',
  code: 'E144',
  en: 'The answer of the provider does not prove who you are. Start again.',
  ko: '로그인 제공자의 응답으로 신원을 확인할 수 없습니다. 다시 시작하십시오.',
}) {}

export class ProviderEmailUnverified extends refusal({
  kind: 'forbidden',
  error: 'PROVIDER_EMAIL_UNVERIFIED',
  code: 'E145',
  en: 'The provider has not verified your e-mail address. Verify it there first.',
  ko: '로그인 제공자에서 인증되지 않은 이메일 주소입니다. 먼저 제공자에서 이메일을 인증하십시오.',
}) {}

export class AccountExists extends refusal({
  kind: 'conflict',
  error: 'ACCOUNT_EXISTS',
  code: 'E146',
  en: 'An account with this e-mail address exists. Sign in to it as before, then link the provider.',
  ko: '이 이메일로 가입된 계정이 있습니다. 기존 방식으로 로그인한 후 제공자를 연결하십시오.',
}) {}

export class IdentityTaken extends refusal({
  kind: 'conflict',
  error: 'IDENTITY_TAKEN',
  code: 'E147',
  en: 'This identity is linked to another account.',
  ko: '이미 다른 계정에 연결된 로그인 수단입니다.',
}) {}

export class LastWayIn extends refusal({
  kind: 'conflict',
  error: 'LAST_WAY_IN',
  code: 'E148',
  en: 'This is the only way to sign in. Set a password or link another provider first.',
  ko: '유일한 로그인 수단입니다. 먼저 비밀번호를 설정하거나 다른 제공자를 연결하십시오.',
}) {}

/** The account is suspended, deactivated or only invited. */
export class NotAdmitted extends refusal({
  kind: 'unauthenticated',
  error: 'NOT_ADMITTED',
  code: 'E149',
  en: 'This account cannot sign in. Contact an administrator of your company.',
  ko: '이 계정으로는 로그인할 수 없습니다. 회사 관리자에게 문의하십시오.',
}) {}

import { refusal } from '@app/errors';

export class ProviderRefused extends refusal({
  kind: 'unauthenticated',
  error: 'PROVIDER_REFUSED',
  code: 'E142',
  en: 'The identity provider refused the sign-in.',
  ko: '로그인 제공자가 로그인을 거부했습니다.',
  remedy: {
    en: 'Start again and grant access at the provider. If it refuses again, ask its administrator.',
    ko: '다시 시작하여 제공자에서 접근을 허용하십시오. 계속 거절되면 제공자의 관리자에게 문의하십시오.',
  },
}) {}

/** One error for a state that is unknown, used, expired or of another browser, so that the answer does not show which. */
export class SignInNotBegunHere extends refusal({
  kind: 'unauthenticated',
  error: 'SIGN_IN_NOT_BEGUN_HERE',
  code: 'E143',
  en: 'This sign-in was not started in this browser or has expired. Start again.',
  ko: '이 브라우저에서 시작한 로그인이 아니거나 이미 만료되었습니다. 다시 시작하십시오.',
  remedy: {
    en: 'Start again at /auth/oidc/{provider}/start, and finish in the same browser within its time.',
    ko: '/auth/oidc/{provider}/start에서 다시 시작하고 같은 브라우저에서 제한 시간 안에 마치십시오.',
  },
}) {}

export class IdentityNotProven extends refusal({
  kind: 'unauthenticated',
  error: 'IDENTITY_NOT_PROVEN',
  code: 'E144',
  en: 'The answer of the provider does not prove who you are. Start again.',
  ko: '로그인 제공자의 응답으로 신원을 확인할 수 없습니다. 다시 시작하십시오.',
  remedy: {
    en: 'Start again. If it fails again, the operator must check the settings of the provider.',
    ko: '다시 시작하십시오. 계속 실패하면 운영자가 제공자 설정을 점검해야 합니다.',
  },
}) {}

export class ProviderEmailUnverified extends refusal({
  kind: 'forbidden',
  error: 'PROVIDER_EMAIL_UNVERIFIED',
  code: 'E145',
  en: 'The provider has not verified your e-mail address. Verify it there first.',
  ko: '로그인 제공자에서 인증되지 않은 이메일 주소입니다. 먼저 제공자에서 이메일을 인증하십시오.',
  remedy: {
    en: 'Verify the address at the provider, then sign in again.',
    ko: '제공자에서 이메일을 인증한 뒤 다시 로그인하십시오.',
  },
}) {}

export class AccountExists extends refusal({
  kind: 'conflict',
  error: 'ACCOUNT_EXISTS',
  code: 'E146',
  en: 'An account with this e-mail address exists. Sign in to it as before, then link the provider.',
  ko: '이 이메일로 가입된 계정이 있습니다. 기존 방식으로 로그인한 후 로그인 제공자를 연결하십시오.',
  remedy: {
    en: 'Sign in with the password, then call POST /auth/oidc/{provider}/link.',
    ko: '비밀번호로 로그인한 뒤 POST /auth/oidc/{provider}/link를 호출하십시오.',
  },
}) {}

export class IdentityTaken extends refusal({
  kind: 'conflict',
  error: 'IDENTITY_TAKEN',
  code: 'E147',
  en: 'This identity is linked to another account.',
  ko: '이미 다른 계정에 연결된 로그인 수단입니다.',
  remedy: {
    en: 'Sign in to the account that has it and unlink it there, or link another identity.',
    ko: '해당 계정에서 연결을 해제하거나 다른 로그인을 연결하십시오.',
  },
}) {}

export class LastWayIn extends refusal({
  kind: 'conflict',
  error: 'LAST_WAY_IN',
  code: 'E148',
  en: 'This is the only way to sign in. Set a password or link another provider first.',
  ko: '유일한 로그인 수단입니다. 먼저 비밀번호를 설정하거나 다른 제공자를 연결하십시오.',
  remedy: {
    en: 'Set a password with POST /auth/password/forgot, or link another provider, then unlink this one.',
    ko: 'POST /auth/password/forgot으로 비밀번호를 설정하거나 다른 제공자를 연결한 뒤 해제하십시오.',
  },
}) {}

/** The account is suspended, deactivated or only invited. */
export class NotAdmitted extends refusal({
  kind: 'unauthenticated',
  error: 'NOT_ADMITTED',
  code: 'E149',
  en: 'This account cannot sign in. Contact an administrator of your company.',
  ko: '이 계정으로는 로그인할 수 없습니다. 회사 관리자에게 문의하십시오.',
  remedy: {
    en: 'The account is suspended, deactivated or only invited: an admin can activate it or resend the invitation.',
    ko: '정지, 비활성 또는 초대 상태의 계정입니다. 관리자에게 활성화나 초대 재발송을 요청하십시오.',
  },
}) {}

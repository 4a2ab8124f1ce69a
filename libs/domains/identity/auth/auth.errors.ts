import { refusal } from '@app/errors';

export class InvalidCredentials extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_CREDENTIALS',
  code: 'E130',
  en: 'The e-mail address or the password is wrong.',
  ko: '이메일 또는 비밀번호가 올바르지 않습니다.',
  remedy: {
    en: 'Check both. If the password is forgotten, call POST /auth/password/forgot.',
    ko: '이메일과 비밀번호를 확인하십시오. 비밀번호를 잊었다면 POST /auth/password/forgot을 호출하십시오.',
  },
}) {}

export class TooManyFailures extends refusal({
  kind: 'rate_limited',
  error: 'TOO_MANY_FAILED_SIGN_INS',
  code: 'E131',
  en: 'Too many failed attempts. Try again later.',
  ko: '로그인 실패 횟수가 너무 많습니다. 잠시 후 다시 시도하십시오.',
  remedy: {
    en: 'Wait for `Retry-After` seconds, or sign in from another network.',
    ko: 'Retry-After초 동안 기다리거나 다른 네트워크에서 로그인하십시오.',
  },
}) {}

export class RegistrationClosed extends refusal({
  kind: 'forbidden',
  error: 'REGISTRATION_CLOSED',
  code: 'E132',
  en: 'Registration is closed. Ask an administrator of your company for an invitation.',
  ko: '직접 가입할 수 없습니다. 회사 관리자에게 초대를 요청하십시오.',
  remedy: {
    en: 'Accept an invitation of a company. Operators open registration by a setting.',
    ko: '회사의 초대를 수락하여 가입하십시오. 공개 가입은 운영자가 설정으로 허용합니다.',
  },
}) {}

/** The password grant of OAuth 2.0 (RFC 6749) answers with tokens or an error and has no challenge. */
export class SecondFactorRequired extends refusal({
  kind: 'unauthenticated',
  error: 'SECOND_FACTOR_REQUIRED',
  code: 'E139',
  en: 'This account has a second factor. Sign in with POST /auth/login.',
  ko: '2단계 인증이 설정된 계정입니다. POST /auth/login으로 로그인하십시오.',
  remedy: {
    en: 'Use POST /auth/login, which answers with a challenge for the code.',
    ko: 'POST /auth/login을 사용하십시오. 응답의 challenge로 코드를 보낼 수 있습니다.',
  },
}) {}

/** The last second factor cannot be removed while the company requires one. */
export class TotpRequired extends refusal({
  kind: 'conflict',
  error: 'TOTP_REQUIRED',
  code: 'E127',
  en: 'Your company requires a second factor of its admins. Add another one before you remove this one.',
  ko: '회사에서 관리자에게 2단계 인증을 요구합니다. 먼저 다른 인증 수단을 추가하십시오.',
  remedy: {
    en: 'Register a passkey or enable codes, then remove this factor.',
    ko: '패스키나 인증 코드를 먼저 등록한 뒤 이 수단을 해제하십시오.',
  },
}) {}

export class WrongPassword extends refusal({
  kind: 'invalid',
  error: 'WRONG_PASSWORD',
  code: 'E133',
  en: 'The password is wrong.',
  ko: '비밀번호가 올바르지 않습니다.',
  remedy: {
    en: 'Send the current password of the account.',
    ko: '계정의 현재 비밀번호를 보내십시오.',
  },
}) {}

/** The request has cookies but no valid CSRF token: it may come from a page of another origin. */
export class CsrfRefused extends refusal({
  kind: 'forbidden',
  error: 'CSRF_REFUSED',
  code: 'E136',
  en: 'CSRF check failed. Reload the page and try again.',
  ko: '허용된 페이지에서 보낸 요청인지 확인할 수 없습니다. 페이지를 새로 고친 후 다시 시도하십시오.',
  remedy: {
    en: 'Send `X-CSRF-Token` with the value of the cookie `tutti_csrf_token`, from an allowed origin.',
    ko: '허용된 출처에서 tutti_csrf_token 쿠키의 값을 X-CSRF-Token 헤더로 보내십시오.',
  },
}) {}

import { refusal } from '@app/errors';

export class InvalidCredentials extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_CREDENTIALS',
  code: 'E130',
  en: 'The e-mail address or the password is wrong.',
  ko: '이메일 또는 비밀번호가 올바르지 않습니다.',
}) {}

export class TooManyFailures extends refusal({
  kind: 'rate_limited',
  error: 'TOO_MANY_FAILED_SIGN_INS',
  code: 'E131',
  en: 'Too many failed attempts. Try again later.',
  ko: '로그인 시도가 너무 많습니다. 잠시 후 다시 시도하세요.',
}) {}

export class RegistrationClosed extends refusal({
  kind: 'forbidden',
  error: 'REGISTRATION_CLOSED',
  code: 'E132',
  en: 'Nobody can register by themselves here.',
  ko: '직접 가입할 수 없습니다.',
}) {}

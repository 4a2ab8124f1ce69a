import { ValidationFailed, refusal } from '@app/errors';

export class InvalidCode extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_CODE',
  code: 'E137',
  en: 'The code is wrong or has already been used.',
  ko: '인증 코드가 올바르지 않거나 이미 사용되었습니다.',
}) {}

export class InvalidChallenge extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_CHALLENGE',
  code: 'E138',
  en: 'This sign-in has expired or was already completed. Sign in again.',
  ko: '만료되었거나 이미 완료된 로그인입니다. 다시 로그인하십시오.',
}) {}

export class TotpAlreadyOn extends refusal({
  kind: 'conflict',
  error: 'TOTP_ALREADY_ON',
  code: 'E125',
  en: 'The second factor is already enabled.',
  ko: '2단계 인증이 이미 설정되어 있습니다.',
}) {}

export class TotpNotOn extends refusal({
  kind: 'conflict',
  error: 'TOTP_NOT_ON',
  code: 'E126',
  en: 'The second factor is not enabled.',
  ko: '2단계 인증이 설정되어 있지 않습니다.',
}) {}

/** For signed-in callers, a wrong code is an invalid field: after a 401 their client would sign them out. */
export const wrongCode = () => {
  const { en, ko } = InvalidCode.about;
  return new ValidationFailed([{ field: 'code', message: { en, ko } }]);
};

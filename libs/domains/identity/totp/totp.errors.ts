import { ValidationFailed, refusal } from '@app/errors';

export class InvalidCode extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_CODE',
  code: 'E137',
  en: 'The code is wrong or has already been used.',
  ko: '인증 코드가 올바르지 않거나 이미 사용되었습니다.',
  remedy: {
    en: 'Enter the next code of the app, and check the clock of the device. Each code works once.',
    ko: '앱의 다음 코드를 입력하고 기기의 시각을 확인하십시오. 코드는 한 번만 사용할 수 있습니다.',
  },
}) {}

export class InvalidChallenge extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_CHALLENGE',
  code: 'E138',
  en: 'This sign-in has expired, was completed already, or was started in another network or browser. Sign in again.',
  ko: '만료되었거나 이미 완료되었거나 다른 네트워크 또는 브라우저에서 시작한 로그인입니다. 다시 로그인하십시오.',
  remedy: {
    en: 'Call POST /auth/login again and send the code within 5 minutes, from the same browser.',
    ko: 'POST /auth/login을 다시 호출하고 같은 브라우저에서 5분 안에 코드를 보내십시오.',
  },
}) {}

export class TotpAlreadyOn extends refusal({
  kind: 'conflict',
  error: 'TOTP_ALREADY_ON',
  code: 'E125',
  en: 'The second factor is already enabled. Disable it first to set up another one.',
  ko: '2단계 인증이 이미 설정되어 있습니다. 다시 설정하려면 먼저 해제하십시오.',
  remedy: {
    en: 'Nothing is left to do. To use another app, disable the second factor first.',
    ko: '추가 작업이 필요하지 않습니다. 다른 앱을 사용하려면 먼저 2단계 인증을 해제하십시오.',
  },
}) {}

export class TotpNotOn extends refusal({
  kind: 'conflict',
  error: 'TOTP_NOT_ON',
  code: 'E126',
  en: 'The second factor is not enabled.',
  ko: '2단계 인증이 설정되어 있지 않습니다.',
  remedy: {
    en: 'Enable it with POST /auth/totp and POST /auth/totp/confirm.',
    ko: 'POST /auth/totp와 POST /auth/totp/confirm으로 먼저 설정하십시오.',
  },
}) {}

/** For signed-in callers, a wrong code is an invalid field: after a 401 their client would sign them out. */
export const wrongCode = () => {
  const { en, ko } = InvalidCode.about;
  return new ValidationFailed([{ field: 'code', message: { en, ko } }]);
};

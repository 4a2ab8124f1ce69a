import { refusal } from '@app/errors';

/** One error for every cause, so that nobody can find out whether a credential is known. */
export class InvalidPasskey extends refusal({
  kind: 'unauthenticated',
  error: 'INVALID_PASSKEY',
  code: 'E172',
  en: 'The passkey was not accepted. Request a new challenge and try again.',
  ko: '패스키를 확인할 수 없습니다. 새 챌린지를 요청한 후 다시 시도하십시오.',
  remedy: {
    en: 'Request a new challenge, and use a passkey that is registered for this account.',
    ko: '새 챌린지를 요청하고 이 계정에 등록된 패스키를 사용하십시오.',
  },
}) {}

/** For signed-in callers: after a 401 their client would sign them out. */
export class PasskeyRefused extends refusal({
  kind: 'invalid',
  error: 'PASSKEY_REFUSED',
  code: 'E173',
  en: 'The answer of the authenticator was not accepted. Request a new challenge and try again.',
  ko: '인증 장치의 응답을 확인할 수 없습니다. 새 챌린지를 요청한 후 다시 시도하십시오.',
  remedy: {
    en: 'Request new options, and finish within 5 minutes on the same page.',
    ko: '새 옵션을 요청하고 같은 페이지에서 5분 안에 마치십시오.',
  },
}) {}

export class PasskeyTaken extends refusal({
  kind: 'conflict',
  error: 'PASSKEY_TAKEN',
  code: 'E174',
  en: 'This passkey is already registered.',
  ko: '이미 등록된 패스키입니다.',
  remedy: {
    en: 'Sign in with it, or register another authenticator.',
    ko: '이 패스키로 로그인하거나 다른 인증 장치를 등록하십시오.',
  },
}) {}

export class TooManyPasskeys extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_PASSKEYS',
  code: 'E175',
  en: 'You have 20 passkeys, the maximum. Delete one first.',
  ko: '패스키는 20개까지만 등록할 수 있습니다. 먼저 하나를 삭제하십시오.',
  remedy: {
    en: 'List them with GET /auth/passkeys and delete one that is no longer used.',
    ko: 'GET /auth/passkeys로 확인하고 쓰지 않는 패스키를 삭제하십시오.',
  },
}) {}

import { refusal } from '@app/errors';

export class InvitationClosed extends refusal({
  kind: 'conflict',
  error: 'INVITATION_CLOSED',
  code: 'E160',
  en: 'The invitation has been used or withdrawn, or has expired.',
  ko: '이미 사용되었거나 철회되었거나 만료된 초대입니다.',
}) {}

export class InvitationOpen extends refusal({
  kind: 'conflict',
  error: 'INVITATION_OPEN',
  code: 'E161',
  en: 'This address has an open invitation already. Send it again, or withdraw it.',
  ko: '이 주소로 보낸 초대가 아직 열려 있습니다. 다시 보내거나 철회하세요.',
}) {}

/** Said to whoever holds the invitation's secret, never to whoever invites. */
export class InvitationNotAcceptable extends refusal({
  kind: 'conflict',
  error: 'INVITATION_NOT_ACCEPTABLE',
  code: 'E162',
  en: 'The person whom the invitation is for belongs to a company already, or may not sign in.',
  ko: '초대받은 사람이 이미 회사에 속해 있거나 로그인할 수 없는 상태입니다.',
}) {}

export class InvitationNotYours extends refusal({
  kind: 'forbidden',
  error: 'INVITATION_NOT_YOURS',
  code: 'E163',
  en: 'The invitation is for somebody else. Sign in as the person whom it was sent to.',
  ko: '다른 사람에게 보낸 초대입니다. 초대받은 계정으로 로그인하세요.',
}) {}

export class InviteeNotVerified extends refusal({
  kind: 'forbidden',
  error: 'INVITEE_NOT_VERIFIED',
  code: 'E164',
  en: 'Verify your e-mail address first, then accept the invitation.',
  ko: '먼저 이메일 주소를 인증한 다음 초대를 수락하세요.',
}) {}

import { refusal } from '@app/errors';

export class InvitationClosed extends refusal({
  kind: 'conflict',
  error: 'INVITATION_CLOSED',
  code: 'E160',
  en: 'The invitation was already accepted or withdrawn, or it has expired.',
  ko: '이미 수락되었거나 철회 또는 만료된 초대입니다.',
  remedy: {
    en: 'Ask the admin for a new invitation.',
    ko: '관리자에게 새 초대를 요청하십시오.',
  },
}) {}

export class InvitationOpen extends refusal({
  kind: 'conflict',
  error: 'INVITATION_OPEN',
  code: 'E161',
  en: 'This address already has an open invitation. Resend or withdraw it.',
  ko: '이 주소로 보낸 초대가 아직 유효합니다. 다시 보내거나 철회하십시오.',
  remedy: {
    en: 'Call POST /users/invitations/{id}/resend for it, or withdraw it and invite again.',
    ko: 'POST /users/invitations/{id}/resend로 다시 보내거나 철회한 뒤 새로 초대하십시오.',
  },
}) {}

/** Only for holders of the invitation's secret: a sender must not learn about the account. */
export class InvitationNotAcceptable extends refusal({
  kind: 'conflict',
  error: 'INVITATION_NOT_ACCEPTABLE',
  code: 'E162',
  en: 'The invited person already belongs to a company, or their account cannot sign in.',
  ko: '초대받은 사람이 이미 회사에 속해 있거나 로그인할 수 없는 상태입니다.',
  remedy: {
    en: 'Sign in with an account that is in no company. An admin can activate a suspended one.',
    ko: '회사에 속하지 않은 계정으로 로그인하십시오. 정지된 계정은 관리자가 활성화할 수 있습니다.',
  },
}) {}

export class InvitationNotYours extends refusal({
  kind: 'forbidden',
  error: 'INVITATION_NOT_YOURS',
  code: 'E163',
  en: 'The invitation was sent to another address. Sign in with the account of that address.',
  ko: '다른 사람에게 보낸 초대입니다. 초대받은 계정으로 로그인하십시오.',
  remedy: {
    en: 'Sign out, and accept it with the account of the invited address.',
    ko: '로그아웃한 뒤 초대받은 주소의 계정으로 수락하십시오.',
  },
}) {}

export class InviteeNotVerified extends refusal({
  kind: 'forbidden',
  error: 'INVITEE_NOT_VERIFIED',
  code: 'E164',
  en: 'Verify your e-mail address first, then accept the invitation.',
  ko: '먼저 이메일 주소를 인증한 다음 초대를 수락하십시오.',
  remedy: {
    en: 'Open the link in the verification mail. POST /auth/email/verify/resend sends a new one.',
    ko: '인증 메일의 링크를 여십시오. POST /auth/email/verify/resend로 다시 받을 수 있습니다.',
  },
}) {}

import { sql } from '@app/database';
import { NoticeChannel, NoticeMode, declareNotice, declareNoticeSubject } from '@app/notices';
import { invitationsVisibleTo, isOpenInvitation } from './invitations.scope';

declareNoticeSubject({
  resource: 'invitation',
  label: { en: 'invitation', ko: '초대' },
  path: (id) => `/invitations/${id}`,
  api_path: (id) => `/users/invitations/${id}`,
  isReadable: (viewer, id) => sql`EXISTS (SELECT FROM invitations i WHERE i.id = ${id}::int AND ${invitationsVisibleTo(viewer)})`,
  values: (id) => sql`(
    SELECT json_build_object('email', i.email, 'company', c.name,
      'expires_on', to_char(i.expires_at AT TIME ZONE c.timezone, 'YYYY-MM-DD'))
    FROM invitations i JOIN companies c ON c.id = i.company_id WHERE i.id = ${id}::int)`,
});

interface InvitationValues {
  readonly company: string;
}

/**
 * The mail of an invitation. Its row in the ledger names the invitation and no person: the address may belong to an account of another
 * company, which the inviting admin must not learn.
 */
export const INVITATION_RECEIVED = declareNotice<InvitationValues>({
  type: 'invitation.received',
  resource: 'invitation',
  on: 'an invitation',
  audience: { en: 'the invited address', ko: '초대받은 이메일 주소' },
  label: { en: 'Invitations', ko: '초대' },
  channels: { [NoticeChannel.Feed]: NoticeMode.Off, [NoticeChannel.Mail]: NoticeMode.Immediate },
  is_critical: true,
  texts: {
    en: {
      title: ({ company }) => `${company} invites you to Tutti`,
      sentence: ({ company }) => `You are invited to join ${company} on Tutti.`,
    },
    ko: {
      title: ({ company }) => `${company}에서 Tutti로 초대합니다`,
      sentence: ({ company }) => `${company}의 구성원으로 초대되었습니다.`,
    },
  },
});

interface ExpiringValues {
  readonly email: string;
  readonly expires_on: string;
}

/** Reminds the sender, who can resend the invitation with a new link. The old link cannot be mailed again, because only its hash is stored. */
export const INVITATION_EXPIRES_SOON = declareNotice<ExpiringValues>({
  type: 'invitation.expires_soon',
  resource: 'invitation',
  on: 'remind_of_invitations',
  audience: { en: 'the admin who sent the invitation', ko: '초대를 보낸 관리자' },
  label: { en: 'Invitations that are about to expire', ko: '만료를 앞둔 초대' },
  channels: { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Daily },
  holds: ({ id, occasion }) => sql`EXISTS (SELECT FROM invitations i
    WHERE i.id = ${id}::int AND ${isOpenInvitation(sql`i`)} AND i.expires_at > now() AND i.expires_at = ${occasion}::timestamptz)`,
  texts: {
    en: {
      title: ({ email }) => `Invitation expires soon: ${email}`,
      sentence: ({ email, expires_on }) => `${email} has not accepted your invitation, which expires on ${expires_on}; you can resend it.`,
    },
    ko: {
      title: ({ email }) => `초대 만료 예정: ${email}`,
      sentence: ({ email, expires_on }) => `아직 수락되지 않은 초대가 ${expires_on}에 만료됩니다. 필요하면 다시 보내십시오: ${email}`,
    },
  },
});

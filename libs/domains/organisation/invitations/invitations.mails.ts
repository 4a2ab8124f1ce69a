import { defineMail } from '@app/mail';

export interface InvitationValues {
  readonly company: string;
  readonly sender: string;
  readonly link: string;
}

/** The invitation. Its link admits a person to the company, so it is mailed to the invited address only. */
export const InvitationMail = defineMail<InvitationValues>({
  en: ({ company, sender, link }) => ({
    subject: `${company} invites you to Tutti`,
    text: `${sender} invites you to join ${company} on Tutti, a service for mentoring programmes.

Open this page to accept. The link can be used once, within 7 days:
${link}

If you did not expect this invitation, you can ignore this mail.`,
  }),
  ko: ({ company, sender, link }) => ({
    subject: `${company}에서 Tutti로 초대합니다`,
    text: `${sender} 님이 멘토링 서비스 Tutti에서 ${company}의 구성원으로 초대했습니다.

아래 페이지에서 초대를 수락하십시오. 링크는 7일 동안 한 번만 사용할 수 있습니다.
${link}

예상하지 못한 초대라면 이 메일을 무시하셔도 됩니다.`,
  }),
});

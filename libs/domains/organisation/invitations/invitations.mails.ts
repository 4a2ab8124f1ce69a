import { defineMail } from '@app/mail';

export interface InvitationValues {
  readonly company: string;
  readonly sender: string;
  readonly link: string;
}

/** The one mail of which whoever opens it first becomes a member. */
export const InvitationMail = defineMail<InvitationValues>({
  en: ({ company, sender, link }) => ({
    subject: `${company} invites you to Tutti`,
    text: `${sender} invites you to join ${company} on Tutti.

Open this page to accept. The link works once, and for seven days:
${link}

If you did not expect this, you need not do anything.`,
  }),
  ko: ({ company, sender, link }) => ({
    subject: `${company}에서 Tutti로 초대합니다`,
    text: `${sender} 님이 Tutti의 ${company}에 회원님을 초대했습니다.

아래 페이지에서 초대를 수락하세요. 링크는 7일 동안 한 번만 사용할 수 있습니다.
${link}

예상하지 못한 메일이라면 아무것도 하지 않으셔도 됩니다.`,
  }),
});

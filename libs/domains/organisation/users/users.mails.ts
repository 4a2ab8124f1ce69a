import { defineMail } from '@app/mail';

interface Released {
  /** Name of the admin who gets the mail. */
  readonly name: string;
  /** Name of the account's owner, and its address. */
  readonly person: string;
  readonly email: string;
}

/** For the admins of the company that created the account. */
export const AddressReleased = defineMail<Released>({
  en: ({ name, person, email }) => ({
    subject: 'An account of your company has lost its e-mail address',
    text: `Dear ${name},\n\nThe account of ${person} was created with the address ${email}, which was never confirmed. Another person has now confirmed that this address is theirs, so we removed it from the account. Nobody can sign in to the account until you set another address for it. Please ask ${person} for one. Everything in the account is unchanged.`,
  }),
  ko: ({ name, person, email }) => ({
    subject: '회사 계정의 이메일 주소가 삭제되었습니다',
    text: `${name} 님, 안녕하세요.\n\n${person} 님의 계정에 등록된 이메일 주소는 인증된 적이 없습니다(${email}). 다른 사람이 본인의 주소임을 인증하여 이 계정에서 해당 주소를 삭제했습니다. 새 이메일 주소를 등록하기 전까지 이 계정으로는 로그인할 수 없으니, ${person} 님에게 확인하여 새 주소를 등록해 주십시오. 계정의 내용은 그대로 남아 있습니다.`,
  }),
});

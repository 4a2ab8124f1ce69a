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
    text: `Dear ${name},\n\nThe account of ${person} was created with the address ${email}, which was never confirmed. Another person has now confirmed that this address is theirs, so we removed it from the account. Nobody can sign in to the account until you set another address. Everything in the account is unchanged.`,
  }),
  ko: ({ name, person, email }) => ({
    subject: '회사 계정의 이메일 주소가 해제되었습니다',
    text: `${name} 님, 안녕하세요.\n\n${person} 님의 계정에 등록된 이메일 주소 ${email}의 소유자는 확인된 적이 없습니다. 다른 사람이 이 주소의 소유자임을 증명하여 계정에서 주소가 해제되었습니다. 새 주소를 지정하기 전까지 이 계정으로 로그인할 수 없으며, 계정의 내용은 그대로 남아 있습니다.`,
  }),
});

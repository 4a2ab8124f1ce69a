import { asDirection } from '@app/i18n';
import { defineMail } from '@app/mail';

interface Linked {
  readonly name: string;
  readonly link: string;
}
interface Named {
  readonly name: string;
}
/** The factors that a reset of the password has left in place. */
interface Reset extends Named {
  readonly passkeys: number;
  readonly isTotpOn: boolean;
  /** The address at which passkeys are listed and removed. */
  readonly link: string;
}
interface Moved extends Named {
  readonly new_email: string;
}

export const PasswordReset = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Choose a new password',
    text: `Dear ${name},\n\nsomebody, most likely you, has asked for a new password. Choose it here within 30 minutes:\n\n${link}\n\nIf it was not you, nothing needs to be done: your password stays as it is.`,
  }),
  ko: ({ name, link }) => ({
    subject: '새 비밀번호를 설정하세요',
    text: `${name} 님, 안녕하세요.\n\n비밀번호 재설정 요청을 받았습니다. 30분 안에 아래 주소에서 새 비밀번호를 설정하세요.\n\n${link}\n\n직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 비밀번호는 바뀌지 않습니다.`,
  }),
});

export const EmailVerification = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Is this your e-mail address?',
    text: `Dear ${name},\n\nplease confirm within a day that this address is yours. You need the password of your account:\n\n${link}\n\nIf you have not signed up, choose "This is not me" on that page: the account is deleted.`,
  }),
  ko: ({ name, link }) => ({
    subject: '이메일 주소를 확인해 주세요',
    text: `${name} 님, 안녕하세요.\n\n하루 안에 아래 주소에서 이메일 주소를 확인해 주세요. 계정의 비밀번호가 필요합니다.\n\n${link}\n\n직접 가입하지 않으셨다면 그 페이지에서 "제가 가입하지 않았습니다"를 선택하세요. 계정이 삭제됩니다.`,
  }),
});

/** To the new address. */
export const EmailChange = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Confirm your new e-mail address',
    text: `Dear ${name},\n\nplease confirm within an hour that you want to sign in with this address from now on:\n\n${link}\n\nIf you have not asked for this, nothing needs to be done.`,
  }),
  ko: ({ name, link }) => ({
    subject: '새 이메일 주소를 확인해 주세요',
    text: `${name} 님, 안녕하세요.\n\n앞으로 이 주소로 로그인하시려면 한 시간 안에 아래 주소에서 확인해 주세요.\n\n${link}\n\n직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다.`,
  }),
});

/** To the new address, where an admin has asked for it. */
export const EmailChangeForOwner = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Confirm your new e-mail address',
    text: `Dear ${name},\n\nan administrator of your company wants you to sign in with this address from now on. Please confirm it within a day:\n\n${link}\n\nYour sessions and API keys end with it. If you do not know about this, nothing needs to be done.`,
  }),
  ko: ({ name, link }) => ({
    subject: '새 이메일 주소를 확인해 주세요',
    text: `${name} 님, 안녕하세요.\n\n회사 관리자가 로그인 이메일을 이 주소로 바꾸려고 합니다. 하루 안에 아래 주소에서 확인해 주세요.\n\n${link}\n\n확인하면 기존 로그인과 API 키가 모두 종료됩니다. 모르는 내용이라면 이 메일을 무시하셔도 됩니다.`,
  }),
});

/** To the old address, where an admin has asked for another, before anything has changed. */
export const EmailChangeAskedByAdmin = defineMail<Moved>({
  en: ({ name, new_email }) => ({
    subject: 'Your e-mail address is to be changed',
    text: `Dear ${name},\n\nan administrator of your company wants you to sign in with ${new_email} in place of this address. Nothing has changed yet: it does once that address is confirmed.\n\nIf that is not your address, change your password now: that also ends this request. Then ask an administrator of your company.`,
  }),
  ko: ({ name, new_email }) => ({
    subject: '이메일 주소 변경이 요청되었습니다',
    text: `${name} 님, 안녕하세요.\n\n회사 관리자가 로그인 이메일을 이 주소에서 ${asDirection(new_email)} 바꾸려고 합니다. 새 주소가 확인되기 전까지는 아무것도 바뀌지 않습니다.\n\n본인의 주소가 아니라면 지금 비밀번호를 변경하세요. 이 요청도 함께 취소됩니다. 그다음 회사 관리자에게 문의해 주세요.`,
  }),
});

/** To the old address, before anything has changed. */
export const EmailChangeAsked = defineMail<Moved>({
  en: ({ name, new_email }) => ({
    subject: 'Your e-mail address is to be changed',
    text: `Dear ${name},\n\nsomebody who knows your password wants to sign in with ${new_email} in place of this address. Nothing has changed yet.\n\nIf it was not you, change your password now: that also ends this request.`,
  }),
  ko: ({ name, new_email }) => ({
    subject: '이메일 주소 변경이 요청되었습니다',
    text: `${name} 님, 안녕하세요.\n\n로그인 이메일을 이 주소에서 ${asDirection(new_email)} 바꾸려는 요청이 있었습니다. 아직 바뀐 것은 없습니다.\n\n직접 요청하지 않으셨다면 지금 비밀번호를 변경하세요. 이 요청도 함께 취소됩니다.`,
  }),
});

/** To both addresses, afterwards. */
export const EmailChanged = defineMail<Moved>({
  en: ({ name, new_email }) => ({
    subject: 'Your e-mail address has been changed',
    text: `Dear ${name},\n\nfrom now on you sign in with ${new_email}; the address from before is no longer used.\n\nIf it was not you, tell an administrator of your company at once.`,
  }),
  ko: ({ name, new_email }) => ({
    subject: '이메일 주소가 변경되었습니다',
    text: `${name} 님, 안녕하세요.\n\n이제 ${asDirection(new_email)} 로그인합니다. 이전 주소는 더 이상 사용되지 않습니다.\n\n직접 변경하지 않으셨다면 즉시 회사 관리자에게 알려 주세요.`,
  }),
});

export const PasswordChanged = defineMail<Named>({
  en: ({ name }) => ({
    subject: 'Your password has been changed',
    text: `Dear ${name},\n\nyour password has just been changed.\n\nIf it was not you, ask for a new one at once, and tell an administrator of your company.`,
  }),
  ko: ({ name }) => ({
    subject: '비밀번호가 변경되었습니다',
    text: `${name} 님, 안녕하세요.\n\n방금 비밀번호가 변경되었습니다.\n\n직접 변경하지 않으셨다면 즉시 비밀번호를 재설정하고 회사 관리자에게 알려 주세요.`,
  }),
});

const keptInEnglish = ({ passkeys, isTotpOn, link }: Reset): string => {
  const keys = passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`;
  const removal = `Your account still has ${keys}, and each signs in without the password. Sign in and remove those that are not yours:\n\n${link}`;
  const kept = [
    ...(passkeys > 0 ? [removal] : []),
    ...(isTotpOn ? ['One-time codes from your authenticator app are still asked for.'] : []),
  ];
  return kept.map((sentence) => `\n\n${sentence}`).join('');
};

const keptInKorean = ({ passkeys, isTotpOn, link }: Reset): string => {
  const removal = `계정에 패스키 ${passkeys}개가 그대로 남아 있으며, 패스키로는 비밀번호 없이 로그인할 수 있습니다. 로그인한 뒤 아래 주소에서 본인의 것이 아닌 패스키를 삭제하세요.\n\n${link}`;
  const kept = [...(passkeys > 0 ? [removal] : []), ...(isTotpOn ? ['인증 앱의 일회용 코드도 계속 필요합니다.'] : [])];
  return kept.map((sentence) => `\n\n${sentence}`).join('');
};

/** After a reset, which ends sessions and API keys and leaves second factors and passkeys in place. */
export const PasswordResetDone = defineMail<Reset>({
  en: (values) => ({
    subject: 'Your password has been reset',
    text: `Dear ${values.name},\n\nyour password has just been reset. All of your sessions and API keys have ended.${keptInEnglish(values)}\n\nIf it was not you, ask for a new one at once, and tell an administrator of your company.`,
  }),
  ko: (values) => ({
    subject: '비밀번호가 재설정되었습니다',
    text: `${values.name} 님, 안녕하세요.\n\n방금 비밀번호가 재설정되었으며, 기존 로그인과 API 키가 모두 종료되었습니다.${keptInKorean(values)}\n\n직접 재설정하지 않으셨다면 즉시 비밀번호를 다시 설정하고 회사 관리자에게 알려 주세요.`,
  }),
});

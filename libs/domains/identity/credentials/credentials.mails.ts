import { asDirection } from '@app/i18n';
import { defineMail } from '@app/mail';

interface Linked {
  readonly name: string;
  readonly link: string;
}
interface Named {
  readonly name: string;
}
/** Factors that a reset of the password does not remove. */
interface Reset extends Named {
  readonly passkeys: number;
  readonly isTotpOn: boolean;
  /** URL at which passkeys are listed and removed. */
  readonly link: string;
}
interface Moved extends Named {
  readonly new_email: string;
}

export const PasswordReset = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Choose a new password',
    text: `Dear ${name},\n\nWe have received a request to reset your password. Choose a new one here within 30 minutes:\n\n${link}\n\nIf you did not request this, ignore this mail. Your password does not change.`,
  }),
  ko: ({ name, link }) => ({
    subject: '새 비밀번호를 설정하십시오',
    text: `${name} 님, 안녕하세요.\n\n비밀번호 재설정 요청을 받았습니다. 30분 안에 아래 주소에서 새 비밀번호를 설정하십시오.\n\n${link}\n\n직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 비밀번호는 바뀌지 않습니다.`,
  }),
});

export const EmailVerification = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Confirm your e-mail address for Tutti',
    text: `Dear ${name},\n\nPlease confirm within 24 hours that this address belongs to your Tutti account. You need the password of your account:\n\n${link}\n\nIf you did not sign up, choose "This is not me" on that page. The account will be deleted.`,
  }),
  ko: ({ name, link }) => ({
    subject: 'Tutti 이메일 주소를 인증해 주십시오',
    text: `${name} 님, 안녕하세요.\n\n24시간 안에 아래 주소에서 Tutti 계정의 이메일 주소를 인증해 주십시오. 계정의 비밀번호가 필요합니다.\n\n${link}\n\n직접 가입하지 않으셨다면 그 페이지에서 "제가 가입하지 않았습니다"를 선택하십시오. 계정이 삭제됩니다.`,
  }),
});

/** Sent to the new address. */
export const EmailChange = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Confirm your new e-mail address',
    text: `Dear ${name},\n\nPlease confirm within an hour that you want to sign in with this address from now on:\n\n${link}\n\nIf you did not request this, ignore this mail.`,
  }),
  ko: ({ name, link }) => ({
    subject: '새 이메일 주소를 확인해 주십시오',
    text: `${name} 님, 안녕하세요.\n\n앞으로 이 주소로 로그인하시려면 한 시간 안에 아래 주소에서 확인해 주십시오.\n\n${link}\n\n직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다.`,
  }),
});

/** Sent to the new address if an admin requested the change. */
export const EmailChangeForOwner = defineMail<Linked>({
  en: ({ name, link }) => ({
    subject: 'Confirm your new e-mail address',
    text: `Dear ${name},\n\nAn administrator of your company has asked that you sign in with this address from now on. Please confirm it within 24 hours:\n\n${link}\n\nConfirming signs you out everywhere and revokes your API keys. If you did not expect this, ignore this mail.`,
  }),
  ko: ({ name, link }) => ({
    subject: '새 이메일 주소를 확인해 주십시오',
    text: `${name} 님, 안녕하세요.\n\n회사 관리자가 로그인 이메일을 이 주소로 바꾸려고 합니다. 24시간 안에 아래 주소에서 확인해 주십시오.\n\n${link}\n\n확인하면 기존 로그인 세션이 모두 종료되고 API 키가 모두 폐기됩니다. 모르는 내용이라면 이 메일을 무시하셔도 됩니다.`,
  }),
});

/** Sent to the old address if an admin requested the change, before anything changes. */
export const EmailChangeAskedByAdmin = defineMail<Moved>({
  en: ({ name, new_email }) => ({
    subject: 'A change of your e-mail address has been requested',
    text: `Dear ${name},\n\nAn administrator of your company has asked that you sign in with ${new_email} instead of this address. Nothing changes until that address is confirmed.\n\nIf the new address is not yours, change your password now. This also cancels the request. Then contact an administrator of your company.`,
  }),
  ko: ({ name, new_email }) => ({
    subject: '이메일 주소 변경 요청이 접수되었습니다',
    text: `${name} 님, 안녕하세요.\n\n회사 관리자가 로그인 이메일을 이 주소에서 ${asDirection(new_email)} 바꾸려고 합니다. 새 주소가 확인되기 전까지는 변경되지 않습니다.\n\n새 주소가 본인의 주소가 아니라면 지금 비밀번호를 변경하십시오. 이 요청도 함께 취소됩니다. 그다음 회사 관리자에게 문의해 주십시오.`,
  }),
});

/** Sent to the old address before anything changes. */
export const EmailChangeAsked = defineMail<Moved>({
  en: ({ name, new_email }) => ({
    subject: 'A change of your e-mail address has been requested',
    text: `Dear ${name},\n\nA change of your sign-in address to ${new_email} has been requested with your password. Nothing has changed yet.\n\nIf you did not request this, change your password now. This also cancels the request.`,
  }),
  ko: ({ name, new_email }) => ({
    subject: '이메일 주소 변경 요청이 접수되었습니다',
    text: `${name} 님, 안녕하세요.\n\n로그인 이메일을 이 주소에서 ${asDirection(new_email)} 바꾸려는 요청이 있었습니다. 아직 변경되지 않았습니다.\n\n직접 요청하지 않으셨다면 지금 비밀번호를 변경하십시오. 이 요청도 함께 취소됩니다.`,
  }),
});

/** Sent to both addresses after the change. */
export const EmailChanged = defineMail<Moved>({
  en: ({ name, new_email }) => ({
    subject: 'Your e-mail address has been changed',
    text: `Dear ${name},\n\nFrom now on you sign in with ${new_email}. The old address is no longer used.\n\nIf you did not change it, inform an administrator of your company at once.`,
  }),
  ko: ({ name, new_email }) => ({
    subject: '이메일 주소가 변경되었습니다',
    text: `${name} 님, 안녕하세요.\n\n이제 ${asDirection(new_email)} 로그인합니다. 이전 주소는 더 이상 사용되지 않습니다.\n\n직접 변경하지 않으셨다면 즉시 회사 관리자에게 알려 주십시오.`,
  }),
});

export const PasswordChanged = defineMail<Named>({
  en: ({ name }) => ({
    subject: 'Your password has been changed',
    text: `Dear ${name},\n\nYour password has just been changed.\n\nIf you did not change it, reset your password at once and inform an administrator of your company.`,
  }),
  ko: ({ name }) => ({
    subject: '비밀번호가 변경되었습니다',
    text: `${name} 님, 안녕하세요.\n\n방금 비밀번호가 변경되었습니다.\n\n직접 변경하지 않으셨다면 즉시 비밀번호를 재설정하고 회사 관리자에게 알려 주십시오.`,
  }),
});

const keptInEnglish = ({ passkeys, isTotpOn, link }: Reset): string => {
  const keys = passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`;
  const removal = `Your account still has ${keys}. A passkey signs in without the password. Sign in and remove the passkeys that are not yours:\n\n${link}`;
  const kept = [
    ...(passkeys > 0 ? [removal] : []),
    ...(isTotpOn ? ['One-time codes from your authenticator app are still required.'] : []),
  ];
  return kept.map((sentence) => `\n\n${sentence}`).join('');
};

const keptInKorean = ({ passkeys, isTotpOn, link }: Reset): string => {
  const removal = `계정에 패스키 ${passkeys}개가 그대로 남아 있으며, 패스키로는 비밀번호 없이 로그인할 수 있습니다. 로그인한 뒤 아래 주소에서 본인이 등록하지 않은 패스키를 삭제하십시오.\n\n${link}`;
  const kept = [...(passkeys > 0 ? [removal] : []), ...(isTotpOn ? ['인증 앱의 일회용 코드도 계속 필요합니다.'] : [])];
  return kept.map((sentence) => `\n\n${sentence}`).join('');
};

/** Sent after a reset, which ends sessions and API keys but keeps second factors and passkeys. */
export const PasswordResetDone = defineMail<Reset>({
  en: (values) => ({
    subject: 'Your password has been reset',
    text: `Dear ${values.name},\n\nYour password has just been reset. You have been signed out everywhere, and your API keys have been revoked.${keptInEnglish(values)}\n\nIf you did not reset it, reset your password again at once and inform an administrator of your company.`,
  }),
  ko: (values) => ({
    subject: '비밀번호가 재설정되었습니다',
    text: `${values.name} 님, 안녕하세요.\n\n방금 비밀번호가 재설정되었으며, 기존 로그인 세션이 모두 종료되고 API 키가 모두 폐기되었습니다.${keptInKorean(values)}\n\n직접 재설정하지 않으셨다면 즉시 비밀번호를 다시 설정하고 회사 관리자에게 알려 주십시오.`,
  }),
});

import { refusal } from '@app/errors';

export class InvalidLink extends refusal({
  kind: 'malformed',
  error: 'INVALID_LINK',
  code: 'E134',
  en: 'The link is invalid or has expired. Request a new one.',
  ko: '더 이상 사용할 수 없는 링크입니다. 새 링크를 요청하십시오.',
  remedy: {
    en: 'Links work once and for a limited time. Request a new one and use the latest mail.',
    ko: '링크는 정해진 시간 안에 한 번만 사용할 수 있습니다. 새로 요청하여 가장 최근 메일의 링크를 사용하십시오.',
  },
}) {}

export class TooManyMails extends refusal({
  kind: 'rate_limited',
  error: 'TOO_MANY_MAILS',
  code: 'E135',
  en: 'Too many mails have been sent. Try again in an hour.',
  ko: '메일 발송 한도를 초과했습니다. 한 시간 뒤에 다시 시도하십시오.',
  remedy: {
    en: 'Use the mail that has arrived; look into the spam folder. Ask again after `Retry-After` seconds.',
    ko: '이미 받은 메일과 스팸함을 확인하십시오. Retry-After초 뒤에 다시 요청하십시오.',
  },
}) {}

/** A link proves access to the mailbox, but not ownership of the account. */
export class LinkNeedsAccount extends refusal({
  kind: 'forbidden',
  error: 'LINK_NEEDS_ACCOUNT',
  code: 'E191',
  en: 'Sign in to the account, or send its password with the token.',
  ko: '계정에 로그인하거나 계정의 비밀번호를 token과 함께 보내십시오.',
  remedy: {
    en: 'Sign in first and call it with the access token, or send `password` beside `token`.',
    ko: '먼저 로그인하여 액세스 토큰과 함께 호출하거나 token과 함께 password를 보내십시오.',
  },
}) {}

/** The account belongs to a company, or its address was confirmed. */
export class AccountStays extends refusal({
  kind: 'conflict',
  error: 'ACCOUNT_STAYS',
  code: 'E192',
  en: 'The account was not deleted: it belongs to a company, or its address has been confirmed.',
  ko: '회사에 속해 있거나 이메일 주소가 인증된 계정이므로 삭제하지 않았습니다.',
  remedy: {
    en: 'Sign in to the account, or reset its password. An admin of the company can deactivate it.',
    ko: '계정에 로그인하거나 비밀번호를 재설정하십시오. 회사 관리자는 계정을 비활성화할 수 있습니다.',
  },
}) {}

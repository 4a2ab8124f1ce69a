import type { NoticeFacts, NoticedAction } from '@app/audit';
import { Role } from '@app/auth';
import { sql } from '@app/database';
import type { Language, Words } from '@app/i18n';
import type { MailNotice } from '@app/mail';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { SECURITY_WORDS } from './security-notice-words';

/** Words of the list for changes of a password or an address. Their mails have words of their own: `credentials.mails.ts`. */
const CREDENTIAL_WORDS = {
  'user.change_password': {
    en: ['Your password has been changed', 'The password of your account has been changed.'],
    ko: ['비밀번호가 변경되었습니다', '계정의 비밀번호가 변경되었습니다.'],
  },
  'user.reset_password': {
    en: ['Your password has been reset', 'The password of your account has been reset, and you have been signed out everywhere.'],
    ko: ['비밀번호가 재설정되었습니다', '계정의 비밀번호가 재설정되고 모든 기기에서 로그아웃되었습니다.'],
  },
  'user.ask_email_change': {
    en: ['A change of your e-mail address has been requested', 'Another address to sign in with has been requested for your account.'],
    ko: ['이메일 주소 변경 요청이 접수되었습니다', '계정의 로그인 이메일을 바꾸려는 요청이 있었습니다.'],
  },
  'user.change_email': {
    en: ['Your e-mail address has been changed', 'You now sign in with another e-mail address.'],
    ko: ['이메일 주소가 변경되었습니다', '계정의 로그인 이메일 주소가 변경되었습니다.'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, readonly [title: string, sentence: string]>>>>;

/** A change of an account about which its owner is informed by mail and in the list. */
export type SecurityChange = NoticedAction | keyof typeof CREDENTIAL_WORDS;

/** Words for an action that only a newer version knows. */
const UNKNOWN: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Your account has been changed', 'The way in which you sign in to your account has been changed.'],
  ko: ['계정 정보가 변경되었습니다', '계정의 로그인 관련 설정이 변경되었습니다.'],
};

/** The stored facts of a notice. All of them are texts. */
interface SecurityValues {
  readonly action: string;
  readonly prefix?: string;
  readonly provider?: string;
  readonly role?: string;
  readonly sessions?: string;
}

const isRole = (role?: string): role is Role => Object.values<string | undefined>(Role).includes(role);

function wordsOf(
  { action, prefix, provider, role, sessions }: SecurityValues,
  language: Language,
): readonly [title: string, sentence: string, ...unknown[]] {
  if (action in CREDENTIAL_WORDS) return CREDENTIAL_WORDS[action as keyof typeof CREDENTIAL_WORDS][language];
  const facts: NoticeFacts = { prefix, provider, sessions: Number(sessions ?? 0), ...(isRole(role) && { role }) };
  return action in SECURITY_WORDS ? SECURITY_WORDS[action as NoticedAction][language](facts) : UNKNOWN[language];
}

const textsIn = (language: Language) => ({
  title: (values: SecurityValues) => wordsOf(values, language)[0],
  sentence: (values: SecurityValues) => wordsOf(values, language)[1],
});

declareNoticeSubject({
  resource: 'account',
  label: { en: 'account', ko: '계정' },
  path: () => '/account/security',
  api_path: () => '/auth/sessions',
  isReadable: ({ id: viewer }, id) => sql`(${id} = ${viewer}::text)`,
  values: () => sql`'{}'::json`,
});

const SECURITY: { readonly label: Words; readonly audience: Words } = {
  label: { en: 'Security of your account', ko: '계정 보안' },
  audience: { en: 'the owner of the account', ko: '계정 소유자' },
};

export const SECURITY_NOTICE = declareNotice<SecurityValues>({
  type: 'security.notice',
  resource: 'account',
  on: 'a change of credentials',
  ...SECURITY,
  is_critical: true,
  texts: { en: textsIn('en'), ko: textsIn('ko') },
});

/** Returns the notice for the mail about a change. Owners are informed about their own changes, too. */
export function securityNotice(action: SecurityChange, user_id: number, facts: NoticeFacts = {}): MailNotice {
  const given = Object.entries(facts).map(([name, value]) => [name, String(value)] as const);
  const { type, resource } = SECURITY_NOTICE;
  return { type, resource, resource_id: user_id, user_id, facts: { action, ...Object.fromEntries(given) } };
}

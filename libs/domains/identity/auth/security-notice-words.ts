import type { NoticeFacts, NoticedAction } from '@app/audit';
import { Role } from '@app/auth';
import type { Language, Words } from '@app/i18n';

/** Subject and sentence of a notice, and advice if it differs from the usual one. */
export type SecurityWords = (facts: NoticeFacts) => readonly [subject: string, sentence: string, advice?: string];

const ROLES: Readonly<Record<Role, Words>> = {
  [Role.Admin]: { en: 'administrator', ko: '관리자' },
  [Role.Mentor]: { en: 'mentor', ko: '멘토' },
  [Role.Mentee]: { en: 'mentee', ko: '멘티' },
};

/** Advice for the owner of a deleted account, who can no longer sign in. */
const DELETED: Words = {
  en: 'If you did not delete your account, inform an administrator of your company at once.',
  ko: '직접 삭제하지 않으셨다면 즉시 회사 관리자에게 알려 주십시오.',
};

const roleOf = ({ role = Role.Mentee }: NoticeFacts, language: Language): string => ROLES[role][language];

/** The words of notices by audit action, for mails and for the list of notifications. */
export const SECURITY_WORDS: Readonly<Record<NoticedAction, Readonly<Record<Language, SecurityWords>>>> = {
  'totp.enable': {
    en: () => ['Your second factor is on', 'A second factor has been enabled for your account. From now on, signing in also needs a code.'],
    ko: () => ['2단계 인증이 설정되었습니다', '계정에 2단계 인증이 설정되었습니다. 이제 로그인할 때 인증 코드도 입력해야 합니다.'],
  },
  'totp.disable': {
    en: () => [
      'Your second factor is off',
      'The second factor of your account has been disabled. From now on, signing in no longer asks for a code.',
    ],
    ko: () => ['2단계 인증이 해제되었습니다', '계정의 2단계 인증이 해제되었습니다. 이제 로그인할 때 인증 코드를 묻지 않습니다.'],
  },
  'totp.renew_codes': {
    en: () => ['You have new recovery codes', 'New recovery codes have been created for your account. The old codes no longer work.'],
    ko: () => ['복구 코드가 새로 발급되었습니다', '계정의 복구 코드가 새로 발급되었습니다. 이전 복구 코드는 더 이상 사용할 수 없습니다.'],
  },
  'totp.reset': {
    en: () => [
      'Your second factor has been removed',
      'An administrator of your company has removed the second factor of your account and ended all of your sessions.',
    ],
    ko: () => ['2단계 인증이 초기화되었습니다', '회사 관리자가 계정의 2단계 인증을 초기화하고 모든 기기에서 로그아웃했습니다.'],
  },
  'passkey.create': {
    en: () => ['A passkey has been added', 'A passkey has been added to your account. You can sign in with it, without your password.'],
    ko: () => ['패스키가 추가되었습니다', '계정에 패스키가 추가되었습니다. 이제 비밀번호 없이 패스키로 로그인할 수 있습니다.'],
  },
  'passkey.revoke': {
    en: () => ['A passkey has been removed', 'A passkey of your account has been removed. You can no longer sign in with it.'],
    ko: () => ['패스키가 삭제되었습니다', '계정의 패스키가 삭제되었습니다. 더 이상 이 패스키로 로그인할 수 없습니다.'],
  },
  'passkey.reset': {
    en: () => [
      'Your administrator has removed a passkey',
      'An administrator of your company has removed a passkey of your account and ended all of your sessions.',
    ],
    ko: () => ['관리자가 패스키를 삭제했습니다', '회사 관리자가 계정의 패스키를 삭제하고 모든 기기에서 로그아웃했습니다.'],
  },
  'api_key.create': {
    en: ({ prefix }) => ['A new API key has been created', `An API key that begins with ${prefix} has been created for your account.`],
    ko: ({ prefix }) => ['새 API 키가 발급되었습니다', `계정에 API 키(${prefix}…)가 새로 발급되었습니다.`],
  },
  'api_key.update': {
    en: ({ prefix }) => ['An API key has been changed', `The API key of your account that begins with ${prefix} has been changed.`],
    ko: ({ prefix }) => ['API 키가 변경되었습니다', `계정의 API 키(${prefix}…)가 변경되었습니다.`],
  },
  'feed.create': {
    en: () => [
      'A calendar feed has been created',
      'A secret address from which your calendar can be read has been created for your account.',
    ],
    ko: () => ['캘린더 구독 주소가 만들어졌습니다', '계정의 일정을 읽을 수 있는 비공개 캘린더 구독 주소가 만들어졌습니다.'],
  },
  'identity.link': {
    en: ({ provider }) => ['A provider has been linked', `Your account is now linked to ${provider}. You can sign in with it.`],
    ko: ({ provider }) => [
      '로그인 제공자가 연결되었습니다',
      `계정에 ${provider} 로그인이 연결되었습니다. 이제 이 방법으로 로그인할 수 있습니다.`,
    ],
  },
  'identity.unlink': {
    en: ({ provider }) => [
      'A provider has been unlinked',
      `Your account is no longer linked to ${provider}. You can no longer sign in with it.`,
    ],
    ko: ({ provider }) => [
      '로그인 제공자 연결이 해제되었습니다',
      `계정의 ${provider} 로그인 연결이 해제되었습니다. 더 이상 이 방법으로 로그인할 수 없습니다.`,
    ],
  },
  'session.revoked': {
    en: ({ sessions }) => [
      'Sessions have been ended',
      `${sessions} ${sessions === 1 ? 'session' : 'sessions'} of your account ended. Sign in again on the devices concerned.`,
    ],
    ko: ({ sessions }) => [
      '로그인 세션이 종료되었습니다',
      `계정의 로그인 세션 ${sessions}개가 종료되었습니다. 해당 기기에서는 다시 로그인해야 합니다.`,
    ],
  },
  'webhook.create': {
    en: () => ['A webhook has been created', 'A webhook of your company has been created from your account. Its secret was shown once.'],
    ko: () => ['웹훅이 생성되었습니다', '계정에서 회사의 웹훅을 생성했습니다. 웹훅의 비밀 키는 한 번만 표시되었습니다.'],
  },
  'webhook.rotate_secret': {
    en: () => [
      'The secret of a webhook has been rotated',
      'The secret of a webhook of your company has been rotated from your account. The old secret still signs for 24 hours.',
    ],
    ko: () => ['웹훅의 비밀 키가 교체되었습니다', '계정에서 회사 웹훅의 비밀 키를 교체했습니다. 이전 비밀 키로도 24시간 동안 서명됩니다.'],
  },
  'own_data.export': {
    en: () => [
      'A copy of your data has been requested',
      'A copy of your data has been requested from your account. It can be downloaded once, within 15 minutes after it is ready.',
    ],
    ko: () => [
      '개인 데이터 사본 요청이 접수되었습니다',
      '계정에서 개인 데이터 사본을 요청했습니다. 사본은 준비된 뒤 15분 안에 한 번만 내려받을 수 있습니다.',
    ],
  },
  'user.appoint': {
    en: (facts) => ['You have a new role', `You now have the role of ${roleOf(facts, 'en')} in your company on Tutti.`],
    ko: (facts) => ['역할이 변경되었습니다', `Tutti에서 회사의 ${roleOf(facts, 'ko')} 역할을 맡게 되었습니다.`],
  },
  'user.deactivate': {
    en: () => [
      'Your account has been deleted',
      'You have deleted your account and can no longer sign in. Your personal data will be removed in 30 days.',
      DELETED.en,
    ],
    ko: () => ['계정이 삭제되었습니다', '계정 삭제가 접수되어 더 이상 로그인할 수 없습니다. 개인정보는 30일 뒤에 삭제됩니다.', DELETED.ko],
  },
};

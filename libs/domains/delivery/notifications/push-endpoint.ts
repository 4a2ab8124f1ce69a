import { ECDH } from 'node:crypto';
import type { Detail } from '@app/errors';
import type { Words } from '@app/i18n';
import { type AddressRules, addressIn } from '@app/outbound';

const MALFORMED: Words = {
  en: 'must be an https URL without user name, password and fragment',
  ko: '사용자 이름, 비밀번호, 프래그먼트가 없는 https URL이어야 합니다',
};
const PRIVATE: Words = { en: 'must lead to a public address', ko: '공인 주소로 연결되는 URL이어야 합니다' };
const NO_KEY: Words = { en: 'must be a point of the curve P-256', ko: 'P-256 곡선의 공개 키여야 합니다' };

/** Tells what is wrong with a subscription, as far as its text shows it. Names are resolved and checked at each connection. */
export function problemsOfPush(
  { endpoint, p256dh }: { readonly endpoint: string; readonly p256dh: string },
  rules: AddressRules,
): Detail[] {
  const problem = problemOfEndpoint(endpoint, rules);
  return [
    ...(problem ? [{ field: 'endpoint', message: problem }] : []),
    ...(isPublicKey(p256dh) ? [] : [{ field: 'keys.p256dh', message: NO_KEY }]),
  ];
}

function problemOfEndpoint(endpoint: string, rules: AddressRules): Words | undefined {
  const target = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (target?.protocol !== 'https:' || `${target.username}${target.password}${target.hash}` !== '') return MALFORMED;
  const address = addressIn(target);
  return address && !rules.isAllowed(address) ? PRIVATE : undefined;
}

function isPublicKey(key: string): boolean {
  try {
    ECDH.convertKey(Buffer.from(key, 'base64url'), 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

import { env } from '@app/config';
import type { Words } from '@app/i18n';
import { type AddressRules, addressIn } from '@app/outbound';

const MALFORMED: Words = {
  en: 'must be an http or https URL without user name, password and fragment',
  ko: '사용자 이름, 비밀번호, 프래그먼트가 없는 http 또는 https URL이어야 합니다',
};
const PRIVATE: Words = {
  en: 'must lead to a public address',
  ko: '공인 주소로 연결되는 URL이어야 합니다',
};
const PLAIN: Words = { en: 'must begin with https://', ko: 'https://로 시작해야 합니다' };

/**
 * Returns the problem of a webhook's URL, as far as the text shows it, or undefined. It resolves no name: `Outbound` does so and checks the
 * addresses at each connection.
 */
export function problemWith(url: string, rules: AddressRules): Words | undefined {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !isRequestable(target)) return MALFORMED;
  const address = addressIn(target);
  if (address && !rules.isAllowed(address)) return PRIVATE;
  return isReadable(target) && !mayBeOpened(address, rules) ? PLAIN : undefined;
}

/** True if the events would be sent unencrypted in production. */
const isReadable = ({ protocol }: URL): boolean => protocol === 'http:' && env.NODE_ENV === 'production';

/** True if the address is in `OUTBOUND_ALLOWED_NETWORKS`. For a name, true if there are such networks, because it is not resolved yet. */
const mayBeOpened = (address: string | undefined, rules: AddressRules): boolean => (address ? rules.isOpened(address) : rules.opensSome);

const isRequestable = ({ protocol, username, password, hash }: URL): boolean =>
  /^https?:$/.test(protocol) && `${username}${password}${hash}` === '';

import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isNetwork } from './networks';
import { together } from './together';

/** False for none, the number of proxies in front, or their networks. */
export type TrustedProxies = false | number | readonly string[];

const OFF = new Set(['off', 'false', '0']);
const ON = new Set(['on', 'true']);
const MAX_HOPS = 16;
/** The names that proxy-addr gives to groups of networks. */
const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** `on` means one proxy. Text that is not a number is a list of networks, separated by commas. */
export function trustedProxiesIn(text: string): TrustedProxies {
  const word = text.trim().toLowerCase();
  if (OFF.has(word)) return false;
  if (ON.has(word)) return 1;
  return /^\d+$/.test(word) ? Number(word) : word.split(',').map((network) => network.trim());
}

function areTrustedProxies(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((network) => NAMED.has(String(network)) || isNetwork(String(network)));
  return value === false || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_HOPS);
}

/** Validates the setting: `off`, a number of proxies, `on` for one, or a list of networks such as `10.0.0.0/8,fd00::/8`. */
export const IsTrustedProxies = (): PropertyDecorator =>
  together(
    Transform(({ obj, key }) => trustedProxiesIn(String((obj as Record<string, unknown>)[key]))),
    ValidateBy({
      name: 'areTrustedProxies',
      validator: {
        validate: areTrustedProxies,
        defaultMessage: (context) =>
          `${context!.property} must be off, on, a number of proxies from 1 to ${MAX_HOPS}, or a list of networks such as 10.0.0.0/8`,
      },
    }),
  );

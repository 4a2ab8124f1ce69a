import { isIP } from 'node:net';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { together } from './together';

/** True for an address, or a network such as `10.0.0.0/8`. The whole internet is refused: nobody means it by a list of networks. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

const networksIn = (text: string): string[] => text.split(',').map((network) => network.trim());

/** Validates a list of networks, separated by commas. */
export const AreNetworks = (): PropertyDecorator =>
  together(
    Transform(({ value }) => (typeof value === 'string' ? networksIn(value) : (value as unknown))),
    ValidateBy({
      name: 'areNetworks',
      validator: {
        validate: (value: unknown) => Array.isArray(value) && value.every((network) => isNetwork(String(network))),
        defaultMessage: (context) => `${context!.property} must be a list of networks such as 10.0.0.0/8,fd00::/8`,
      },
    }),
  );

import { env } from '@app/config';
import { ValidationFailed } from '@app/errors';
import { isOwnOrigin } from '@identity/auth';

/** What browsers drop, or take for a slash. */
const TRICKY = /[\u0000-\u0020\u007f-\u00a0\\]/;
/** A slash, a backslash or the end of a line, for a server behind that decodes a path once more than it should. */
const TRICKY_IN_PATHS = /^\/\/|%(?:2f|5c|0d|0a|00)/i;

/**
 * Where a browser may be sent once it has signed in: a path of ours, or a page of an origin that may call us. Whole, so that nothing
 * is left to be understood in another way. Throws `ValidationFailed` for anything else: nobody lends their name to a forger's page.
 */
export function destinationOf(return_to: string): string {
  const start = return_to.startsWith('/') ? env.PUBLIC_URL : undefined;
  const url = isReadable(return_to) && URL.canParse(return_to, start) ? new URL(return_to, start) : undefined;
  if (!url || !isOurs(url)) throw new ValidationFailed([{ field: 'return_to', message: NOT_OURS }]);
  return url.href;
}

const NOT_OURS = { en: 'must be a path, or a page of an origin that is listed', ko: '허용된 주소가 아닙니다' };

const isReadable = (text: string): boolean => !TRICKY.test(text) && !text.startsWith('//');

const isOurs = ({ protocol, origin, username, password, pathname }: URL): boolean =>
  /^https?:$/.test(protocol) && isOwnOrigin(origin) && username === '' && password === '' && !TRICKY_IN_PATHS.test(pathname);

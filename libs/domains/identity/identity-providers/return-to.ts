import { env } from '@app/config';
import { ValidationFailed } from '@app/errors';
import { isOwnOrigin } from '@identity/auth';

/** Characters that browsers drop or read as a slash. */
const TRICKY = /[\u0000-\u0020\u007f-\u00a0\\]/;
/** A slash, a backslash or a line end in encoded form, which a server behind ours might decode once more. */
const TRICKY_IN_PATHS = /^\/\/|%(?:2f|5c|0d|0a|00)/i;

/**
 * Returns where a browser may be redirected after a sign-in, as an absolute URL that can be read in one way only: a path of ours, or a page
 * of an allowed origin. Throws `ValidationFailed` for anything else, to prevent open redirects.
 */
export function destinationOf(return_to: string): string {
  const start = return_to.startsWith('/') ? env.PUBLIC_URL : undefined;
  const url = isReadable(return_to) && URL.canParse(return_to, start) ? new URL(return_to, start) : undefined;
  if (!url || !isOurs(url)) throw new ValidationFailed([{ field: 'return_to', message: NOT_OURS }]);
  return url.href;
}

const NOT_OURS = {
  en: 'must be a path of this site or a page of an allowed origin',
  ko: '이 사이트의 경로 또는 허용된 출처의 페이지여야 합니다',
};

const isReadable = (text: string): boolean => !TRICKY.test(text) && !text.startsWith('//');

const isOurs = ({ protocol, origin, username, password, pathname }: URL): boolean =>
  /^https?:$/.test(protocol) && isOwnOrigin(origin) && username === '' && password === '' && !TRICKY_IN_PATHS.test(pathname);

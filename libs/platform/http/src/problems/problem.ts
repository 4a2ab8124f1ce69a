import { languageFor } from '@app/i18n';
import type { DomainError } from '@app/errors';
import type { ProblemDto } from './problem.dto';
import { STATUS } from './status';

/** Seconds, if a temporary error does not say how many. */
const RETRY_AFTER_S = 1;

/** The parts of a request that its problem document needs. */
export interface Asking {
  readonly id: string;
  readonly headers: { readonly 'accept-language'?: string };
  /** The caller, once the guard has identified them. */
  readonly actor?: object;
}

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
}

/** Converts an error to the problem document that every answer of 400 and above consists of. */
export function problemOf({ about, details, retry_after_s }: DomainError, { id, headers, actor }: Asking): Problem {
  const status = STATUS[about.kind];
  const language = languageFor(headers['accept-language'], (actor as { locale?: string | null } | undefined)?.locale);
  const problem: ProblemDto = {
    type: `/docs/errors#${about.code}`,
    status,
    error: about.error,
    code: about.code,
    title: titleOf(about.error),
    message: about[language],
    detail: about[language],
    request_id: id,
    details: details?.map((detail) => ({
      ...detail,
      message: typeof detail.message === 'string' ? detail.message : detail.message[language],
    })),
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 429 || status === 503 ? { 'retry-after': String(Math.ceil(retry_after_s ?? RETRY_AFTER_S)) } : undefined),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : undefined),
    },
    body: JSON.stringify(problem),
  };
}

/** The `title` of RFC 9457, the same in every language: `QUOTA_EXCEEDED` becomes `Quota exceeded`. */
export const titleOf = (error: string): string => `${error[0]}${error.slice(1).toLowerCase().replaceAll('_', ' ')}`;

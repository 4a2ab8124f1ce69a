import type { Detail, DomainError } from '@app/errors';

const MOST_DETAILS = 10;

/** Why a row is refused, as it is stored. */
export interface RowRefusal {
  readonly code: string;
  readonly error: string;
  readonly details: readonly Detail[] | null;
}

export const refusalOf = ({ about, details }: DomainError): RowRefusal => ({
  code: about.code,
  error: about.error,
  details: details?.slice(0, MOST_DETAILS) ?? null,
});

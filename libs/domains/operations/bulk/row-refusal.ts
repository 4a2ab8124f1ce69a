import type { Detail, DomainError } from '@app/errors';

const MOST_DETAILS = 10;

/** The error that refuses a row, as it is stored. It has at most 10 details. */
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

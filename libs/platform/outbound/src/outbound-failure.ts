/** Reasons why a request got no answer. They reveal nothing about addresses that may not be connected to. */
export const OUTBOUND_FAILURES = [
  /** The URL cannot be requested. */
  'url_refused',
  /** The name leads to no address that may be connected to. */
  'address_refused',
  /** Plain HTTP, in production, to an address that the settings do not open. */
  'not_https',
  /** The name has no address, or no name server answered. */
  'unresolved',
  /** No connection could be opened. */
  'unreachable',
  /** The certificate is not valid, or the TLS handshake failed. */
  'tls',
  /** There was no answer in time. */
  'timeout',
  /** The connection ended before an answer, or the answer was not HTTP. */
  'broken_answer',
] as const;

export type OutboundFailureKind = (typeof OUTBOUND_FAILURES)[number];

/** Thrown for a request that got no answer. */
export class OutboundFailure extends Error {
  constructor(
    readonly kind: OutboundFailureKind,
    options?: ErrorOptions,
  ) {
    super(kind, options);
  }
}

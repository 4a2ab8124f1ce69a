/** Reasons for which a request got no answer. They tell nothing about networks behind the guard. */
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
  /** The certificate is not valid, or there was no agreement on TLS. */
  'tls',
  /** There was no answer in time. */
  'timeout',
  /** The connection ended before an answer, or the answer was not HTTP. */
  'broken_answer',
] as const;

export type OutboundFailureKind = (typeof OUTBOUND_FAILURES)[number];

/** A request to a foreign server that got no answer. */
export class OutboundFailure extends Error {
  constructor(
    readonly kind: OutboundFailureKind,
    options?: ErrorOptions,
  ) {
    super(kind, options);
  }
}

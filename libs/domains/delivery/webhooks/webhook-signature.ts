import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A message to sign (Standard Webhooks). */
export interface SignedMessage {
  readonly id: string;
  /** Time of the attempt, in seconds. */
  readonly timestamp: number;
  readonly body: string;
}

/** A random secret of 256 bits, `whsec_` and base64, as https://www.standardwebhooks.com defines it. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

/** Returns the headers of a message, with a signature by each of the secrets. */
export function signedHeaders(message: SignedMessage, secrets: readonly string[]): Readonly<Record<string, string>> {
  const { id, timestamp } = message;
  const signatures = secrets.map((secret) => `v1,${signatureOf(message, secret)}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}

function signatureOf({ id, timestamp, body }: SignedMessage, secret: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

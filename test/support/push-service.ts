import { execFileSync } from 'node:child_process';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import tls from 'node:tls';
import { AddressRules, Outbound, type OutboundRequest } from '@app/outbound';

/** Shorter than in production, so that a test waits less for a service that does not answer. */
const QUICK = { connect_ms: 1_000, total_ms: 1_000 };
/** A name in DNS that leads to where clouds keep the credentials of their machines. */
export const METADATA = 'metadata.example';

/** A message as a push service got it. */
export interface PushReceived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A status, where to be redirected, or no answer at all. */
export type PushAnswer = number | { readonly location: string } | 'silence';

/** A push service on this machine, by TLS, and requests that reach it as they would reach a public one. */
export function aPushService() {
  const received: PushReceived[] = [];
  const answers = new Map<string, PushAnswer>();
  const sockets = new Set<Socket>();
  const identity = selfSigned();
  const server = createServer(identity, (request, response) => {
    void buffer(request).then((body) => {
      const path = request.url!;
      received.push({ path, headers: request.headers, body });
      answer(response, answers.get(path) ?? 201);
    });
  });
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  const makeContext = tls.createSecureContext;

  beforeAll(async () => {
    // Trusts the certificate of this service, as an authority's. Everything else about TLS stays as it is.
    tls.createSecureContext = (options) => makeContext({ ca: identity.cert, ...options });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    received.length = 0;
    answers.clear();
  });
  afterAll(async () => {
    tls.createSecureContext = makeContext;
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });

  const names = { of: (name: string) => Promise.resolve(name === METADATA ? ['169.254.169.254'] : ['127.0.0.1']) };
  const outbound = new Outbound(names, new AddressRules(['127.0.0.1/32']));
  return {
    received,
    answers,
    post: (request: OutboundRequest) => outbound.post(request, QUICK),
    origin: () => `https://push.example:${(server.address() as AddressInfo).port}`,
  };
}

function answer(response: ServerResponse, by: PushAnswer): void {
  if (by === 'silence') return;
  if (typeof by === 'number') response.writeHead(by).end('Nobody keeps this: it may be a secret.');
  else response.writeHead(307, by).end();
}

function selfSigned() {
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const make = ['req', '-x509', ...curve, '-subj', '/CN=push.example', '-addext', 'subjectAltName=DNS:push.example', '-keyout', '-'];
  const pem = execFileSync('openssl', make, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return { key: pem, cert: pem };
}

/** Makes a key pair as `web-push generate-vapid-keys` does. */
export function vapidKeys() {
  const pair = createECDH('prime256v1');
  return { VAPID_PUBLIC_KEY: pair.generateKeys('base64url'), VAPID_PRIVATE_KEY: pair.getPrivateKey('base64url') };
}

/** A browser with a subscription at a push service, which reads what is sent to it. */
export function aBrowser(endpoint: string) {
  const pair = createECDH('prime256v1');
  const [p256dh, auth] = [pair.generateKeys('base64url'), randomBytes(16).toString('base64url')];
  const keys = { private_key: pair.getPrivateKey('base64url'), auth };
  const read = ({ body }: Pick<PushReceived, 'body'>) => JSON.parse(decrypted(body, keys)) as unknown;
  return { subscription: { endpoint, keys: { p256dh, auth } }, read };
}

/** Decrypts a message by the text of RFC 8291 and RFC 8188, without the library that has encrypted it. */
export function decrypted(body: Buffer, { private_key, auth }: { readonly private_key: string; readonly auth: string }): string {
  const salt = body.subarray(0, 16);
  const record_size = body.readUInt32BE(16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const record = body.subarray(21 + sender.length);
  // One record, so that its sequence number is 0 and changes nothing in the nonce.
  expect(record.length).toBeLessThanOrEqual(record_size);
  const browser = createECDH('prime256v1');
  browser.setPrivateKey(private_key, 'base64url');
  const derive = (secret: Buffer, by: Buffer, info: Buffer, length: number) => Buffer.from(hkdfSync('sha256', secret, by, info, length));
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = derive(browser.computeSecret(sender), Buffer.from(auth, 'base64url'), about, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  expect(padded.subarray(end + 1).every((byte) => byte === 0)).toBe(true);
  return String(padded.subarray(0, end));
}

/** The claims of a request, if the key that it names is ours and has signed them (RFC 8292). */
export function claimsOf({ headers }: Pick<PushReceived, 'headers'>, key: string) {
  const [, head, claims, signature, named] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization!)!;
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const signer = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  expect(named).toBe(key);
  expect(JSON.parse(String(Buffer.from(head!, 'base64url')))).toMatchObject({ alg: 'ES256' });
  expect(verify('sha256', signed, { key: signer, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))).toBe(true);
  return JSON.parse(String(Buffer.from(claims!, 'base64url'))) as { aud: string; sub: string; exp: number };
}

import { type KeyObject, createHash, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLIENT } from './providers';

type Fields = Record<string, unknown>;

/** An answer of an endpoint: its status and its body, which is JSON unless it is text. */
export type Reply = readonly [status: number, body: unknown];

const newKey = (kid: string) => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });
type Key = ReturnType<typeof newKey>;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signs a token with the algorithm that its header names. */
export function tokenOf(claims: Fields, header: Fields, key: KeyObject): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  const signature = header.alg === 'none' ? '' : sign('sha256', Buffer.from(text), key).toString('base64url');
  return `${text}.${signature}`;
}

/** An OpenID Connect provider and GitHub in one. It answers as a test wants, also as no real provider would. */
export class ProviderDouble {
  private readonly server: Server;
  issuer = '';
  /** The key that signs, and below it the keys that are published. */
  key = newKey('one');
  known: Key[] = [this.key];
  /** Paths of the requests so far. */
  readonly asked: string[] = [];
  /** Answers that replace the ordinary ones, by path. */
  readonly instead = new Map<string, (fields: URLSearchParams) => Reply | Promise<Reply>>();
  /** Claims and header fields that replace the ordinary ones in the next tokens. */
  claims: Fields = {};
  header: Fields = {};
  private nonce = '';

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async start(): Promise<this> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Restores the initial state between tests. */
  reset(): void {
    this.instead.clear();
    this.asked.length = 0;
    Object.assign(this, { claims: {}, header: {}, known: [this.key] });
  }

  /** Signs with another key from now on, without publishing it. */
  rotate(kid: string): Key {
    return (this.key = newKey(kid));
  }

  /** Acts as a user who consents: redirects back with a code. */
  visit(url: string): Promise<string> {
    const asked = new URL(url).searchParams;
    this.nonce = asked.get('nonce') ?? '';
    const back = new URL(asked.get('redirect_uri')!);
    back.search = new URLSearchParams({ code: `${asked.get('code_challenge')}`, state: asked.get('state')! }).toString();
    return Promise.resolve(back.href);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!.split('?', 1)[0]!;
    this.asked.push(path);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const fields = new URLSearchParams(body);
    const [status, answer] = await (this.instead.get(path) ?? (() => this.ordinary(path, fields)))(fields);
    const type = typeof answer === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(status, { 'content-type': type }).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }

  private ordinary(path: string, fields: URLSearchParams): Reply {
    if (path === '/.well-known/openid-configuration') return [200, this.discovery()];
    if (path === '/jwks') return [200, { keys: this.known.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid })) }];
    if (path === '/token' || path === '/login/oauth/access_token') return this.token(fields);
    return [404, {}];
  }

  private discovery(): Fields {
    const { issuer } = this;
    const endpoints = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` };
    const supported = {
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
    return { issuer, ...endpoints, ...supported, token_endpoint_auth_methods_supported: ['client_secret_post'] };
  }

  /** Checks PKCE: the code that was issued is the challenge itself. */
  private token(fields: URLSearchParams): Reply {
    const challenge = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    if (fields.get('code') !== challenge || fields.get('client_secret') !== CLIENT.client_secret) return [400, { error: 'invalid_grant' }];
    const now = Math.floor(Date.now() / 1_000);
    const person = { sub: 'mina', email: 'mina@example.com', email_verified: true, name: '김미나' };
    const claims = { iss: this.issuer, aud: CLIENT.client_id, iat: now, exp: now + 60, nonce: this.nonce, ...person, ...this.claims };
    const id_token = tokenOf(claims, { alg: 'RS256', kid: this.key.kid, ...this.header }, this.key.privateKey);
    // GitHub issues no ID token.
    return [200, { access_token: 'good-for-the-api', token_type: 'bearer', ...(this.nonce && { id_token }) }];
  }
}

// Runs a real OpenID Connect provider on a port of its own while the channel to its parent is open. It is a process of its own
// because the package consists of ES modules, which Jest cannot load.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { client_id, client_secret, redirect_uris, client_auth } = JSON.parse(process.argv[2]);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

/** The people who have signed in, by subject. */
const people = new Map();

const provider = new Provider(issuer, {
  clients: [{ client_id, client_secret, redirect_uris, token_endpoint_auth_method: client_auth }],
  clientAuthMethods: [client_auth],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'nickname'],
    account_email: ['email', 'email_verified'],
    profile_nickname: ['nickname'],
  },
  scopes: ['openid', 'email', 'profile', 'account_email', 'profile_nickname'],
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  findAccount: (_, sub) => people.has(sub) && { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) },
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid email profile account_email profile_nickname');
    await grant.save();
    return grant;
  },
});

/** Handles the login page: a POST with the claims of a person, or with `{"deny": true}`. */
async function interact(request, response) {
  if (request.method === 'GET') return response.end('Who are you?');
  let body = '';
  for await (const chunk of request) body += chunk;
  const { deny, sub, ...claims } = JSON.parse(body);
  people.set(sub, claims);
  const result = deny ? { error: 'access_denied', error_description: 'No.' } : { login: { accountId: sub } };
  await provider.interactionFinished(request, response, result);
}

server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
  interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
});
process.on('disconnect', () => process.exit());
process.send({ issuer });

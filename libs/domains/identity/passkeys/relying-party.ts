import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { env } from '@app/config';
import { clientDataIn } from './credentials';
import { CHALLENGE_LIFETIME_S } from './passkey-challenges';
import { type NewPasskey, PasskeyDevice } from './passkey.entity';
import type { PasskeyDescriptor } from './passkeys.repository';

/** The RP id: an authenticator ties a key pair to this host, and only pages on it or below it can use the key pair. */
const RP_ID = new URL(env.PUBLIC_URL).hostname;
const ORIGINS = [...new Set([env.PUBLIC_URL, env.WEB_URL ?? env.PUBLIC_URL].map((url) => new URL(url).origin))];

/** ES256, EdDSA and RS256, by their numbers in COSE. */
const ALGORITHMS = [-7, -8, -257];

/** Loads the library when the first passkey is used: it takes 16 MB, and nothing else needs it. */
const webAuthn = () => import('@simplewebauthn/server');
const webAuthnHelpers = () => import('@simplewebauthn/server/helpers');

const expected = { expectedOrigin: ORIGINS, expectedRPID: RP_ID, requireUserVerification: true } as const;
const timeout = CHALLENGE_LIFETIME_S * 1_000;

export interface PasskeyHolder {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

/** The user handle. An authenticator stores it with the key pair. It says nothing about the person. */
const handleOf = (user_id: number) => new Uint8Array(Buffer.from(String(user_id)));

const described = (descriptors: readonly PasskeyDescriptor[]) =>
  descriptors.map(({ credential_id: id, transports }) => ({ id, transports: transports as never }));

/** Options to create a passkey that is found without a user name, and that asks its owner for a finger, a face or a PIN. */
export const registrationOptions = async (
  { id, email, name }: PasskeyHolder,
  challenge: Buffer,
  taken: readonly PasskeyDescriptor[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  (await webAuthn()).generateRegistrationOptions({
    rpID: RP_ID,
    rpName: env.PROJECT_NAME,
    userID: handleOf(id),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(challenge),
    timeout,
    attestationType: 'none',
    excludeCredentials: described(taken),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });

/** Options to use a passkey: one of those named or, where none is named, any that the browser finds. */
export const assertionOptions = async (
  challenge: Buffer,
  allowed: readonly PasskeyDescriptor[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  (await webAuthn()).generateAuthenticationOptions({
    rpID: RP_ID,
    challenge: new Uint8Array(challenge),
    timeout,
    userVerification: 'required',
    allowCredentials: described(allowed),
  });

export type VerifiedPasskey = Omit<NewPasskey, 'user_id' | 'name'>;

/** Verifies a new key pair and returns its public key. Undefined if anything about it is wrong. */
export async function verifiedRegistration(response: RegistrationResponseJSON): Promise<VerifiedPasskey | undefined> {
  const data = clientDataIn(response.response.clientDataJSON);
  if (!data || data.crossOrigin || !(await isWithoutCertificates(response))) return undefined;
  const { verifyRegistrationResponse } = await webAuthn();
  const { registrationInfo } = await orNothing(() =>
    verifyRegistrationResponse({ ...expected, response, expectedChallenge: data.challenge, supportedAlgorithmIDs: ALGORITHMS }),
  );
  if (!registrationInfo || registrationInfo.credential.id !== response.id) return undefined;
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
  return {
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    sign_counter: credential.counter,
    transports: response.response.transports ?? [],
    device_type: credentialDeviceType === 'multiDevice' ? PasskeyDevice.Multi : PasskeyDevice.Single,
    backed_up: credentialBackedUp,
  };
}

export type VerifiedAssertion = Pick<NewPasskey, 'sign_counter' | 'backed_up'>;

/** Verifies that the key pair of `passkey` has signed for us, with its owner verified. Undefined if not. */
export async function verifiedAssertion(
  response: AuthenticationResponseJSON,
  { user_id, public_key }: Pick<NewPasskey, 'user_id' | 'public_key'>,
): Promise<VerifiedAssertion | undefined> {
  const data = clientDataIn(response.response.clientDataJSON);
  const { userHandle } = response.response;
  const isOwners = userHandle === undefined || userHandle === Buffer.from(handleOf(user_id)).toString('base64url');
  if (!data || data.crossOrigin || !isOwners) return undefined;
  // The caller compares the counter later, under a lock.
  const credential = { id: response.id, publicKey: new Uint8Array(Buffer.from(public_key, 'base64url')), counter: 0 };
  const { verifyAuthenticationResponse } = await webAuthn();
  const { verified, authenticationInfo } = await orNothing(() =>
    verifyAuthenticationResponse({ ...expected, response, expectedChallenge: data.challenge, credential }),
  );
  if (!verified || !authenticationInfo) return undefined;
  return { sign_counter: authenticationInfo.newCounter, backed_up: authenticationInfo.credentialBackedUp };
}

/**
 * Tells whether an attestation has no certificates. Certificates are not accepted and not even read, because they name addresses that would
 * be fetched. An authenticator may sign its own key instead.
 */
async function isWithoutCertificates({ response }: RegistrationResponseJSON): Promise<boolean> {
  const { decodeAttestationObject } = await webAuthnHelpers();
  try {
    const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')));
    const format = attestation.get('fmt');
    return format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined);
  } catch {
    return false;
  }
}

/** Returns an empty object if the library throws, which it does for every invalid input. */
const orNothing = <T extends object>(verify: () => Promise<T>): Promise<Partial<T>> => verify().catch(() => ({}));

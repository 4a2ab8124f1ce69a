import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { env } from '@app/config';

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

const ES256 = -7;
const EDDSA = -8;
const RS256 = -257;

const FLAGS = { present: 0x01, verified: 0x04, eligible: 0x08, backed_up: 0x10, attested: 0x40 };

/** Those parts of an authenticator's answer that a test can make wrong. */
export interface Distortion {
  readonly origin?: string;
  readonly rp_id?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly format?: string;
  readonly statement?: ReadonlyMap<string, Cbor>;
}

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** An authenticator in software: makes one key pair, and signs with it. */
export class Authenticator {
  readonly id: string;
  counter: number;
  private handle = '';
  private readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

  constructor(
    private readonly algorithm: 'ES256' | 'EdDSA' | 'RS256' = 'ES256',
    { counts = true, id = randomBytes(16).toString('base64url') }: { readonly counts?: boolean; readonly id?: string } = {},
  ) {
    this.id = id;
    this.counter = counts ? 1 : 0;
    this.keys = keysFor(algorithm);
  }

  /** Makes the answer of `navigator.credentials.create()`. */
  create({ challenge, user }: Options, distortion: Distortion = {}): Record<string, unknown> {
    this.handle = user!.id;
    const { format = 'none', statement = new Map<string, Cbor>() } = distortion;
    const attested = Buffer.concat([Buffer.alloc(16), lengthOf(this.rawId), this.rawId, cbor(this.coseKey())]);
    const authData = this.dataFor(distortion, FLAGS.attested, attested);
    const parts: [string, Cbor][] = [
      ['fmt', format],
      ['attStmt', statement],
      ['authData', authData],
    ];
    return this.credential({
      clientDataJSON: clientData('webauthn.create', challenge, distortion),
      attestationObject: cbor(new Map(parts)).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Makes the answer of `navigator.credentials.get()`. */
  get({ challenge }: Options, distortion: Distortion = {}): Record<string, unknown> {
    if (this.counter > 0) this.counter++;
    const authenticatorData = this.dataFor(distortion, 0);
    const clientDataJSON = clientData('webauthn.get', challenge, distortion);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()]);
    return this.credential({
      clientDataJSON,
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign(this.algorithm === 'EdDSA' ? null : 'sha256', signed, this.keys.privateKey).toString('base64url'),
      userHandle: distortion.userHandle ?? this.handle,
    });
  }

  private get rawId(): Buffer {
    return Buffer.from(this.id, 'base64url');
  }

  private credential(response: Record<string, unknown>): Record<string, unknown> {
    const { id } = this;
    return { id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {}, response };
  }

  private dataFor(
    { rp_id = new URL(env.PUBLIC_URL).hostname, verified = true, counter }: Distortion,
    more: number,
    rest = Buffer.alloc(0),
  ): Buffer {
    const flags = FLAGS.present | (verified ? FLAGS.verified : 0) | FLAGS.eligible | FLAGS.backed_up | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.counter);
    return Buffer.concat([createHash('sha256').update(rp_id).digest(), Buffer.from([flags]), count, rest]);
  }

  /** The public key as COSE writes it (RFC 9053). */
  private coseKey(): ReadonlyMap<number, Cbor> {
    const { x = '', y = '', n = '', e = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    const key = {
      ES256: [
        [1, 2],
        [3, ES256],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ],
      EdDSA: [
        [1, 1],
        [3, EDDSA],
        [-1, 6],
        [-2, bytes(x)],
      ],
      RS256: [
        [1, 3],
        [3, RS256],
        [-1, bytes(n)],
        [-2, bytes(e)],
      ],
    } as const;
    return new Map(key[this.algorithm] as readonly (readonly [number, Cbor])[]);
  }
}

function keysFor(algorithm: 'ES256' | 'EdDSA' | 'RS256') {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return algorithm === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2_048 });
}

function clientData(type: string, challenge: string, distortion: Distortion): string {
  const { origin = new URL(env.PUBLIC_URL).origin, crossOrigin = false } = distortion;
  const data = { type: distortion.type ?? type, challenge: distortion.challenge ?? challenge, origin, crossOrigin };
  return Buffer.from(JSON.stringify(data)).toString('base64url');
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return length;
}

/** Encodes those kinds of CBOR (RFC 8949) that authenticators write. */
export function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedSecrets } from './keys';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The decrypted text. `is_stale` is true if the previous key encrypted it, so that it should be sealed again. */
export interface Unsealed {
  readonly text: string;
  readonly is_stale: boolean;
}

/** Encrypts secrets that must be readable again, for one purpose. A value copied to another row cannot be opened. */
export class Sealer {
  private readonly keys: readonly Buffer[];

  constructor(private readonly purpose: string) {
    this.keys = derivedSecrets(purpose);
  }

  /** `owner` identifies the row that the secret belongs to. */
  seal(text: string, owner: string | number): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keys[0]!, nonce).setAAD(this.about(owner));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Undefined if no live key opens it: it was sealed with an older key or for another row, or modified. */
  open(sealed: string, owner: string | number): Unsealed | undefined {
    for (const [age, key] of this.keys.entries()) {
      const text = this.tryToOpen(Buffer.from(sealed, 'base64url'), key, owner);
      if (text !== undefined) return { text, is_stale: age > 0 };
    }
    return undefined;
  }

  private tryToOpen(sealed: Buffer, key: Buffer, owner: string | number): string | undefined {
    try {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const opener = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(this.about(owner)).setAuthTag(tag);
      return opener.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + opener.final('utf8');
    } catch {
      return undefined;
    }
  }

  private about(owner: string | number): Buffer {
    return Buffer.from(`${this.purpose}:${owner}`);
  }
}

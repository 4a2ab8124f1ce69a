import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedSecrets } from './keys';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed, and whether that was under the key before the present one: then it wants sealing anew. */
export interface Unsealed {
  readonly text: string;
  readonly is_stale: boolean;
}

/** Seals secrets that must be read again, for one purpose: in the database they say nothing, and in another's row they do not open. */
export class Sealer {
  private readonly keys: readonly Buffer[];

  constructor(private readonly purpose: string) {
    this.keys = derivedSecrets(purpose);
  }

  /** `owner` names the row that the secret is for. */
  seal(text: string, owner: string | number): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keys[0]!, nonce).setAAD(this.about(owner));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Undefined for what no live key opens: it was sealed under an older one, for another row, or tampered with. */
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

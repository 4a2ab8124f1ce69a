import { Injectable } from '@nestjs/common';
import type { Identity } from '@app/auth';
import type { Origin } from './sessions.service';

/** The fields of `POST /auth/proof`, one for each way to prove it. */
export interface ProofFields {
  readonly password: string;
  readonly code: string;
  readonly passkey: object;
}

export type ProofName = keyof ProofFields;

/** One way to prove who is signed in, by what they send. It counts what is wrong, and refuses it. */
export interface ProofMethod<Given = string> {
  /** Runs `work` for whoever sends what is right, in one transaction with using that up. */
  prove<T>(identity: Identity, given: Given, origin: Origin, work: () => Promise<T>): Promise<T>;
}

/** Ways to prove who is signed in. Each domain that keeps a factor registers its own. */
@Injectable()
export class ProofMethods {
  private readonly methods = new Map<ProofName, ProofMethod<never>>();

  register<Name extends ProofName>(name: Name, method: ProofMethod<ProofFields[Name]>): void {
    this.methods.set(name, method);
  }

  /** Undefined where no domain of this process keeps such a factor. */
  named<Name extends ProofName>(name: Name): ProofMethod<ProofFields[Name]> | undefined {
    return this.methods.get(name);
  }
}

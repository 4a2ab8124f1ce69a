import { Injectable } from '@nestjs/common';
import type { Identity } from '@app/auth';
import type { Origin } from './sessions.service';

/** The fields of `POST /auth/proof`, one per method. */
export interface ProofFields {
  readonly password: string;
  readonly code: string;
  readonly passkey: object;
}

export type ProofName = keyof ProofFields;

/** A method by which the caller proves who they are. It counts and refuses wrong proofs. */
export interface ProofMethod<Given = string> {
  /** Runs `work` if the proof is right, in the transaction that uses the proof up. */
  prove<T>(identity: Identity, given: Given, origin: Origin, work: () => Promise<T>): Promise<T>;
}

/** The available proof methods. Each domain that stores a factor registers its own. */
@Injectable()
export class ProofMethods {
  private readonly methods = new Map<ProofName, ProofMethod<never>>();

  register<Name extends ProofName>(name: Name, method: ProofMethod<ProofFields[Name]>): void {
    this.methods.set(name, method);
  }

  /** Undefined if no domain of this process has registered the method. */
  named<Name extends ProofName>(name: Name): ProofMethod<ProofFields[Name]> | undefined {
    return this.methods.get(name);
  }
}

import { Injectable } from '@nestjs/common';
import type { Identity } from '@app/auth';
import type { Origin } from './sessions.service';

/** One way to prove who is signed in, by what they send. It counts what is wrong, and refuses it. */
export interface ProofMethod {
  /** Runs `work` for whoever sends what is right, in one transaction with using that up. */
  prove<T>(identity: Identity, given: string, origin: Origin, work: () => Promise<T>): Promise<T>;
}

/** Names of the fields of `POST /auth/proof`. */
export type ProofName = 'password' | 'code';

/** Ways to prove who is signed in. Each domain that keeps a factor registers its own. */
@Injectable()
export class ProofMethods {
  private readonly methods = new Map<ProofName, ProofMethod>();

  register(name: ProofName, method: ProofMethod): void {
    this.methods.set(name, method);
  }

  /** Undefined where no domain of this process keeps such a factor. */
  named(name: ProofName): ProofMethod | undefined {
    return this.methods.get(name);
  }
}

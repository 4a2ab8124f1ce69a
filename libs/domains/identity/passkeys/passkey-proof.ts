import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { type Origin, type ProofFields, type ProofMethod, ProofMethods } from '@identity/auth';
import { AssertionsService } from './assertions.service';
import { proofOf } from './passkey-challenges';
import { PasskeyRefused } from './passkeys.errors';

/** Proves the caller by one of their passkeys. A wrong assertion counts as a failed sign-in. */
@Injectable()
export class PasskeyProof implements ProofMethod<ProofFields['passkey']>, OnModuleInit {
  constructor(
    private readonly assertions: AssertionsService,
    private readonly methods: ProofMethods,
  ) {}

  onModuleInit(): void {
    this.methods.register('passkey', this);
  }

  prove<T>(identity: Identity, credential: object, origin: Origin, work: () => Promise<T>): Promise<T> {
    const trial = { credential, binding: proofOf(identity), holder_id: identity.id, origin, refusal: () => new PasskeyRefused() };
    return this.assertions.prove(trial, work);
  }
}

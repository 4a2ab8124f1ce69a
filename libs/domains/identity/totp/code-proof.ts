import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { type Origin, type ProofMethod, ProofMethods } from '@identity/auth';
import { CodesService } from './codes.service';
import { TotpNotOn, wrongCode } from './totp.errors';

/** Proves the caller by a code of their second factor. A wrong one counts as a failed code. */
@Injectable()
export class CodeProof implements ProofMethod, OnModuleInit {
  constructor(
    private readonly codes: CodesService,
    private readonly methods: ProofMethods,
  ) {}

  onModuleInit(): void {
    this.methods.register('code', this);
  }

  /** Refuses every code if the account has no second factor. */
  async prove<T>(holder: Identity, code: string, _: Origin, work: () => Promise<T>): Promise<T> {
    return this.codes.prove({ holder, code, refusal: wrongCode }, work).catch((error: unknown) => {
      throw error instanceof TotpNotOn ? wrongCode() : error;
    });
  }
}

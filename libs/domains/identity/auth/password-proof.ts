import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { type ProofMethod, ProofMethods } from './proof-methods';
import { ProofsService } from './proofs.service';
import type { Origin } from './sessions.service';

/** Proves the caller by their password. A wrong one counts as a failed sign-in. */
@Injectable()
export class PasswordProof implements ProofMethod, OnModuleInit {
  constructor(
    private readonly proofs: ProofsService,
    private readonly methods: ProofMethods,
  ) {}

  onModuleInit(): void {
    this.methods.register('password', this);
  }

  async prove<T>({ id }: Identity, password: string, origin: Origin, work: () => Promise<T>): Promise<T> {
    await this.proofs.demand(id, password, origin);
    return work();
  }
}

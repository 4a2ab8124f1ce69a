import { Injectable } from '@nestjs/common';
import { Seals, type Verification } from '@app/audit';
import type { Actor } from '@app/auth';
import type { Feed } from '@app/database';
import { authorize } from '@app/errors';
import { AuditPolicy } from './audit.policy';
import { type AuditQuery, AuditRepository, type AuditRow } from './audit.repository';

@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly seals: Seals,
  ) {}

  list(actor: Actor, query: AuditQuery): Promise<Feed<AuditRow>> {
    return this.entries.list(actor, query);
  }

  /** The actor's own company's chain; the platform's for the platform's admin. */
  async verify(actor: Actor, noted?: string): Promise<Verification> {
    authorize(AuditPolicy.verify(actor));
    return this.seals.verify(actor.company_id, noted);
  }
}

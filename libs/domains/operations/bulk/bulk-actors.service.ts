import { Injectable } from '@nestjs/common';
import { type Actor, ActorReader, isSameCompany } from '@app/auth';
import { Forbidden } from '@app/errors';
import type { BulkOperation } from './bulk-operation.entity';

/** Reads the people who run and undo operations, with their rights at that time. */
@Injectable()
export class BulkActorsService {
  constructor(private readonly people: ActorReader) {}

  /** Throws 403 if they may not sign in any more, or have left the company. */
  async actorOf(operation: BulkOperation): Promise<Actor> {
    const actor = await this.people.actorOf(operation.user_id);
    if (!actor || !isSameCompany(actor, operation)) throw new Forbidden();
    return actor;
  }
}

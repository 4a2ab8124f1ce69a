import { Injectable } from '@nestjs/common';
import { type Actor, ActorReader, isSameCompany } from '@app/auth';
import { Forbidden } from '@app/errors';
import type { BulkOperation } from './bulk-operation.entity';

/** Reads the person of an operation with their present rights, for its run and its undo. */
@Injectable()
export class BulkActorsService {
  constructor(private readonly people: ActorReader) {}

  /** Throws `Forbidden` (403) if the person may no longer sign in, or is no longer in the company of the operation. */
  async actorOf(operation: BulkOperation): Promise<Actor> {
    const actor = await this.people.actorOf(operation.user_id);
    if (!actor || !isSameCompany(actor, operation)) throw new Forbidden();
    return actor;
  }
}

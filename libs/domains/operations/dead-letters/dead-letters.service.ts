import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Database, type Page } from '@app/database';
import type { DeadLetter } from './dead-letter.entity';
import { DeadLettersPolicy } from './dead-letters.policy';
import { type DeadLetterQuery, DeadLettersRepository } from './dead-letters.repository';

@Injectable()
export class DeadLettersService {
  constructor(
    private readonly letters: DeadLettersRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, query: DeadLetterQuery): Promise<Page<DeadLetter>> {
    authorize(DeadLettersPolicy.list, actor);
    return this.letters.list(query);
  }

  async get(actor: Actor, id: string): Promise<DeadLetter> {
    return requireVisible(DeadLettersPolicy.read, actor, await this.letters.find(id));
  }

  /** Queues a dead letter again and records it in the audit log. */
  replay(actor: Actor, id: string): Promise<DeadLetter> {
    return this.db.transaction(async () => {
      const letter = requireVisible(DeadLettersPolicy.read, actor, await this.letters.findForUpdate(id));
      authorize(DeadLettersPolicy.replay, actor);
      letter.replay();
      await this.letters.save(letter);
      this.audit.record(actor, 'dead_letter.replay', letter);
      return letter;
    });
  }
}

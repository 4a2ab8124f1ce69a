import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import type { FeedPage } from '@app/database';
import type { DeliveryView } from './deliveries.view';
import { type DeliveryQuery, LedgerRepository } from './ledger.repository';

/** Answers whether something was sent, and if not, why. */
@Injectable()
export class LedgerService {
  constructor(private readonly ledger: LedgerRepository) {}

  list(actor: Actor, query: DeliveryQuery): Promise<FeedPage<DeliveryView>> {
    return this.ledger.list(actor, query);
  }
}

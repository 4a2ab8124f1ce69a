import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import type { Score, ScoreChange } from './score.entity';
import { ScoreLock } from './score-lock';
import { ScoreUpdated } from './scores.events';
import { ScoresRepository } from './scores.repository';

export interface Retagging {
  readonly add_tags?: readonly string[];
  readonly remove_tags?: readonly string[];
}

/** Makes the same change in several scores: in all of them or in none. */
@Injectable()
export class BulkService {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly lock: ScoreLock,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  tag(actor: Actor, ids: readonly number[], { add_tags = [], remove_tags = [] }: Retagging): Promise<number> {
    return this.change(actor, ids, (score) => score.retag(add_tags, remove_tags));
  }

  describe(actor: Actor, ids: readonly number[], metadata: Omit<ScoreChange, 'title' | 'tags'>): Promise<number> {
    return this.change(actor, ids, (score) => score.change(metadata));
  }

  private change(actor: Actor, ids: readonly number[], change: (score: Score) => void): Promise<number> {
    return this.db.transaction(async () => {
      const scores = await this.lock.findAllForUpdate(actor, ids);
      scores.forEach(change);
      await this.scores.saveAll(scores);
      for (const score of scores) {
        this.audit.record(actor, 'score.update', score);
        this.lock.publish(ScoreUpdated, score);
      }
      return scores.length;
    });
  }
}

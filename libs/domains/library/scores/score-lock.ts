import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, requireVisible } from '@app/auth';
import { Clock } from '@app/config';
import { NotFound } from '@app/errors';
import { Events } from '@app/events';
import type { Score } from './score.entity';
import type { ScoreNews } from './scores.events';
import { SCORE } from './nouns';
import { ScoresPolicy } from './scores.policy';
import { ScoresRepository } from './scores.repository';

/** Locks and authorizes before every change of a score, and publishes its events. */
@Injectable()
export class ScoreLock {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Locks a score, and checks the permission of the actor. */
  async findForUpdate(actor: Actor, id: number, permission: Rule<Score>): Promise<Score> {
    const score = requireVisible(ScoresPolicy.read, actor, await this.scores.findForUpdate(id));
    authorize(permission, actor, score);
    return score;
  }

  /** Locks these scores of the actor. Throws `NotFound` if one of them belongs to somebody else. */
  async findAllForUpdate(actor: Actor, ids: readonly number[]): Promise<Score[]> {
    const found = await this.scores.findAllForUpdate(actor, ids);
    if (found.length < ids.length) throw new NotFound(SCORE);
    for (const score of found) authorize(ScoresPolicy.update, actor, score);
    return found;
  }

  /** Gets the score without a lock. Throws `NotFound` if the actor cannot see it. */
  async look(actor: Actor, id: number): Promise<Score> {
    return requireVisible(ScoresPolicy.read, actor, await this.scores.find(id));
  }

  publish(Event: ScoreNews, { id, user_id }: Score): void {
    this.events.publish(Event, { score_id: id, user_id });
  }
}

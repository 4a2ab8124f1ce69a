import { Injectable } from '@nestjs/common';
import { type Actor, ActorReader, authorize } from '@app/auth';
import { Database } from '@app/database';
import { DomainError } from '@app/errors';
import { GiveUp, type PayloadOf, type Run } from '@app/jobs';
import { RUNNING } from '@organisation/pairs';
import { PlanViewsRepository } from './plan-views.repository';
import { PlanNotRunning, ReplanStale } from './plans.errors';
import type { ReplanCompany } from './plans.jobs';
import { PlansPolicy } from './plans.policy';
import { PlansRepository } from './plans.repository';
import { type ReplanEffect, fingerprintOf } from './replan-effects';
import { ReplannedPlansService } from './replanned-plans.service';

/** Number of mentorships that a preview reads at once. */
const PREVIEWED_AT_ONCE = 50;

/** Result for a mentorship. */
export enum ReplanResult {
  /** Dates were moved, or would be. */
  Done = 'done',
  Unchanged = 'unchanged',
  /** Nothing was moved, because the moves would differ from those of the preview. */
  ChangedSince = 'changed_since',
  Refused = 'refused',
}

/** An entry of the result of the job. */
interface MentorshipReplan {
  readonly mentorship_id: number;
  readonly result: ReplanResult;
  readonly moved: number;
  readonly kept: number;
  /** Fingerprint of the moves, by which a later run recognises them. */
  readonly preview: string;
  /** Code of the refusal. */
  readonly code?: string;
}

export interface CompanyReplanResult {
  readonly dry_run: boolean;
  readonly counts: Readonly<Record<ReplanResult, number>>;
  readonly mentorships: readonly MentorshipReplan[];
}

type Order = PayloadOf<typeof ReplanCompany>;

/** Runs the job that `CompanyReplansService` starts: one transaction for each mentorship, by the rights that the admin has at that moment. */
@Injectable()
export class CompanyReplanJobService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly views: PlanViewsRepository,
    private readonly replanned: ReplannedPlansService,
    private readonly people: ActorReader,
    private readonly db: Database,
  ) {}

  async run(order: Order, { progress }: Pick<Run, 'progress'>): Promise<CompanyReplanResult> {
    const ids = await this.plans.findRunningIn(order.company_id);
    const results: MentorshipReplan[] = [];
    const size = order.dry_run ? PREVIEWED_AT_ONCE : 1;
    for (let from = 0; from < ids.length; from += size) {
      results.push(...(await this.part(order, ids.slice(from, from + size))));
      await progress(Math.floor((99 * results.length) / ids.length));
    }
    return { dry_run: order.dry_run, counts: countsOf(results), mentorships: results };
  }

  private async part(order: Order, ids: readonly number[]): Promise<MentorshipReplan[]> {
    if (!order.dry_run) return [await this.one(order, ids[0]!)];
    await this.actorOf(order);
    return (await this.replanned.preview(ids)).map(resultOf);
  }

  /** Replans one mentorship. A refusal is its result, and does not end the job. */
  private async one(order: Order, mentorship_id: number): Promise<MentorshipReplan> {
    let seen: ReplanEffect | undefined;
    try {
      return await this.db.transaction(async () => {
        await this.views.lockMentorship(mentorship_id);
        const actor = await this.actorOf(order);
        await this.authorize(actor, mentorship_id);
        const effect = await this.replanned.apply(actor, mentorship_id, (found) => {
          seen = found;
          expectPreviewed(found, order);
        });
        return resultOf(effect);
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const result = error instanceof ReplanStale ? ReplanResult.ChangedSince : ReplanResult.Refused;
      const { moved, kept } = seen?.counts ?? { moved: 0, kept: 0 };
      return { mentorship_id, result, moved, kept, preview: seen ? fingerprintOf(seen) : '', code: error.about.code };
    }
  }

  private async authorize(actor: Actor, mentorship_id: number): Promise<void> {
    const plan = await this.views.subject(mentorship_id);
    authorize(PlansPolicy.replan, actor, plan!);
    if (!(RUNNING as readonly string[]).includes(plan!.status)) throw new PlanNotRunning();
  }

  /** Returns the person who started the job. Ends the job if they may no longer replan the company. */
  private async actorOf({ actor_id, company_id }: Order): Promise<Actor> {
    const actor = await this.people.actorOf(actor_id);
    if (actor?.company_id !== company_id || !PlansPolicy.replan_all(actor)) throw new GiveUp('You may no longer replan the company.');
    return actor;
  }
}

/** Throws if the moves differ from those of the preview. No moves are fine: a repeated run finds a mentorship done that it has replanned already. */
function expectPreviewed(effect: ReplanEffect, { previewed }: Order): void {
  if (!previewed || effect.counts.moved === 0) return;
  if (previewed[effect.mentorship_id] !== fingerprintOf(effect)) throw new ReplanStale();
}

function resultOf(effect: ReplanEffect): MentorshipReplan {
  const { mentorship_id, counts } = effect;
  const result = counts.moved > 0 ? ReplanResult.Done : ReplanResult.Unchanged;
  return { mentorship_id, result, ...counts, preview: fingerprintOf(effect) };
}

function countsOf(results: readonly MentorshipReplan[]): CompanyReplanResult['counts'] {
  const counts = { done: 0, unchanged: 0, changed_since: 0, refused: 0 };
  for (const { result } of results) counts[result]++;
  return counts;
}

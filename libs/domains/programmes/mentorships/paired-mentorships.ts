import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import {
  type BulkAction,
  BulkActions,
  type BulkCandidate,
  type BulkDone,
  type BulkOutcome,
  type BulkSelection,
  type BulkTarget,
} from '@app/bulk';
import { MentorshipBulkAction } from './mentorship-bulk';
import { MentorshipBulkRepository } from './mentorship-bulk.repository';
import { type CohortStatus, MentorshipCohortsService } from './mentorship-cohorts.service';
import { expectCapacity, expectPair } from './mentorship-pair';
import type { PairLine } from './mentorship-pair-lines';
import { type PairFacts, type PairInput, MentorshipPairsService } from './mentorship-pairs.service';
import { MentorshipStatus } from './mentorship-status';
import { CurriculumFollowed, PairUnfit } from './mentorships.errors';
import { MentorshipsPolicy } from './mentorships.policy';

interface PairValues {
  readonly pairs: readonly (Omit<PairLine, 'line'> & Partial<Pick<PairLine, 'line'>>)[];
  readonly status: CohortStatus;
}

/** Creates the mentorships of a cohort. Undone, drafts are deleted and proposals withdrawn, unless somebody has answered. */
@Injectable()
export class PairedMentorships implements BulkAction<PairValues> {
  readonly resource = 'mentorship';
  readonly name = MentorshipBulkAction.Create;
  readonly permission = MentorshipsPolicy.arrange;
  readonly reverse = {
    versionsOf: (actor: Actor, rows: readonly BulkDone[]) => this.chosen.versionsOf(actor, rows),
    restore: (actor: Actor, row: BulkDone) => this.cohorts.takeBack(actor, row),
  };

  constructor(
    actions: BulkActions,
    private readonly pairs: MentorshipPairsService,
    private readonly chosen: MentorshipBulkRepository,
    private readonly cohorts: MentorshipCohortsService,
  ) {
    actions.register(this);
  }

  async shapes() {
    return { values: (await import('./mentorship-bulk.dto')).CreateManyMentorshipsDto };
  }

  find(actor: Actor, _none: BulkSelection, { values: { pairs } }: { readonly values: PairValues }): Promise<BulkCandidate[]> {
    return this.pairs.candidates(
      actor,
      pairs.map((pair, at) => ({ ...pair, line: pair.line ?? at + 1 })),
    );
  }

  /** The rows have the pairs. */
  keep({ status }: PairValues): object {
    return { status };
  }

  check(actor: Actor, row: BulkCandidate, { status }: PairValues): void {
    authorize(MentorshipsPolicy.arrange, actor);
    const { mentor, mentee, free_places, is_followed } = row.facts as PairFacts;
    if (mentor.id === mentee.id) throw new PairUnfit();
    expectPair(mentor, mentee);
    if (status === MentorshipStatus.Draft) return;
    expectCapacity({ open: 0, capacity: free_places });
    if (is_followed) throw new CurriculumFollowed();
  }

  perform(actor: Actor, { input }: BulkTarget, { status }: PairValues): Promise<BulkOutcome> {
    return this.cohorts.create(actor, input as PairInput, status);
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { BulkDone, BulkOutcome } from '@app/bulk';
import { MentorshipAnswersService } from './mentorship-answers.service';
import type { PairInput } from './mentorship-pairs.service';
import { MentorshipProposalsService } from './mentorship-proposals.service';
import { MentorshipStatus } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsService } from './mentorships.service';

/** Status that all mentorships of a cohort get. */
export type CohortStatus = MentorshipStatus.Draft | MentorshipStatus.Proposed;

/** Creates single mentorships of a cohort, and takes them back. */
@Injectable()
export class MentorshipCohortsService {
  constructor(
    private readonly proposals: MentorshipProposalsService,
    private readonly answers: MentorshipAnswersService,
    private readonly mentorships: MentorshipsService,
  ) {}

  /** Asks nobody: a former admin is refused. */
  async create(actor: Actor, { curriculum_id, mentor_id, mentee_id, start_on }: PairInput, status: CohortStatus): Promise<BulkOutcome> {
    authorize(MentorshipsPolicy.arrange, actor);
    const made = await this.proposals.create(actor, { mentor_id, mentee_id, curriculum_ids: [curriculum_id], start_on, status });
    return { resource_id: Number(made.id), version: made.version, before: { status } };
  }

  /** Deletes a draft, and withdraws a proposal. */
  async takeBack(actor: Actor, { resource_id: id, version: expected, before }: BulkDone): Promise<void> {
    authorize(MentorshipsPolicy.arrange, actor);
    const { status } = before as { readonly status: CohortStatus };
    if (status === MentorshipStatus.Draft) await this.mentorships.remove(actor, id, expected);
    else await this.answers.withdraw(actor, { id, expected });
  }
}

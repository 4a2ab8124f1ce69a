import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkOutcome, type BulkSelection, type BulkTarget } from '@app/bulk';
import { expectVersion } from '@app/errors';
import { MentorshipBulkAction } from './mentorship-bulk';
import { MentorshipBulkRepository } from './mentorship-bulk.repository';
import { mentorshipOfRow, mentorshipCandidate } from './mentorship-candidates';
import { MentorshipRemindingService } from './mentorship-reminding.service';
import { OPEN_MENTORSHIP_STATUSES, mentorshipMoves } from './mentorship-status';
import type { Mentorship } from './mentorship.entity';
import { MentorshipNotMovable } from './mentorships.errors';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';

/** Reminds mentor and mentee of many mentorships, at most once a day each. The mentorships do not change. */
@Injectable()
export class AskedMentorshipReminders implements BulkAction {
  readonly resource = 'mentorship';
  readonly name = MentorshipBulkAction.Remind;
  readonly permission = MentorshipsPolicy.remind;

  constructor(
    actions: BulkActions,
    private readonly chosen: MentorshipBulkRepository,
    private readonly mentorships: MentorshipsRepository,
    private readonly reminding: MentorshipRemindingService,
  ) {
    actions.register(this);
  }

  async shapes() {
    const { MentorshipBulkFilterDto, NoMentorshipValuesDto } = await import('./mentorship-bulk.dto');
    return { values: NoMentorshipValuesDto, filter: MentorshipBulkFilterDto };
  }

  async find(actor: Actor, { ids, filter }: BulkSelection, { limit }: { readonly limit: number }): Promise<BulkCandidate[]> {
    return (await this.chosen.find(actor, { ...filter, ids }, limit)).map(mentorshipCandidate);
  }

  check(actor: Actor, row: BulkCandidate): void {
    const mentorship = mentorshipOfRow(row);
    authorize(MentorshipsPolicy.remind, actor, mentorship);
    expectOpen(mentorship);
  }

  async perform(actor: Actor, { resource_id, version }: BulkTarget): Promise<BulkOutcome> {
    const mentorship = requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.findForUpdate(resource_id!));
    authorize(MentorshipsPolicy.remind, actor, mentorship);
    expectVersion(mentorship, version!);
    expectOpen(mentorship);
    await this.reminding.remind(actor, mentorship);
    return { resource_id: mentorship.id, version: mentorship.version };
  }
}

/** Throws 409 unless it is proposed or current. */
function expectOpen(mentorship: Pick<Mentorship, 'status'>): void {
  if (!OPEN_MENTORSHIP_STATUSES.includes(mentorship.status)) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(mentorship));
}

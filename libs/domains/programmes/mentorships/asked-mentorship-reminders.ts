import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import type { BulkCandidate } from '@app/bulk';
import { expectVersion } from '@app/errors';
import { BulkRemindersService } from '@operations/bulk';
import { MentorshipBulkAction } from './mentorship-bulk';
import { MentorshipBulkRepository } from './mentorship-bulk.repository';
import { mentorshipCandidate, mentorshipOfRow } from './mentorship-candidates';
import { MentorshipRemindingService } from './mentorship-reminding.service';
import { OPEN_MENTORSHIP_STATUSES, mentorshipMoves } from './mentorship-status';
import type { Mentorship } from './mentorship.entity';
import { MentorshipNotMovable } from './mentorships.errors';
import { MentorshipsPolicy } from './mentorships.policy';
import { MentorshipsRepository } from './mentorships.repository';

/** Reminds mentor and mentee of many mentorships, at most once a day each. The mentorships do not change. */
@Injectable()
export class AskedMentorshipReminders {
  constructor(
    reminders: BulkRemindersService,
    chosen: MentorshipBulkRepository,
    private readonly mentorships: MentorshipsRepository,
    private readonly reminding: MentorshipRemindingService,
  ) {
    reminders.declare({
      resource: 'mentorship',
      name: MentorshipBulkAction.Remind,
      permission: MentorshipsPolicy.remind,
      shapes,
      chosen,
      candidate: mentorshipCandidate,
      check,
      remind: (actor, { id, version }) => this.remind(actor, id, version),
    });
  }

  private async remind(actor: Actor, id: number, version: number): Promise<Mentorship> {
    const mentorship = requireVisible(MentorshipsPolicy.read, actor, await this.mentorships.findForUpdate(id));
    authorize(MentorshipsPolicy.remind, actor, mentorship);
    expectVersion(mentorship, version);
    expectOpen(mentorship);
    await this.reminding.remind(actor, mentorship);
    return mentorship;
  }
}

async function shapes() {
  const { MentorshipBulkFilterDto, NoMentorshipValuesDto } = await import('./mentorship-bulk.dto');
  return { values: NoMentorshipValuesDto, filter: MentorshipBulkFilterDto };
}

function check(actor: Actor, row: BulkCandidate): void {
  const mentorship = mentorshipOfRow(row);
  authorize(MentorshipsPolicy.remind, actor, mentorship);
  expectOpen(mentorship);
}

/** Throws 409 unless it is proposed or current. */
function expectOpen(mentorship: Pick<Mentorship, 'status'>): void {
  if (!OPEN_MENTORSHIP_STATUSES.includes(mentorship.status)) throw new MentorshipNotMovable(mentorshipMoves.refusedFrom(mentorship));
}

import { Injectable } from '@nestjs/common';
import { type Notice, type NoticeDraft, Notices, type ReminderDraft } from '@app/notices';
import { env } from '@app/config';
import { pushModeOf } from './mail-decisions';
import { PlanningRepository, type PlannedNotice } from './planning.repository';

/** Plans notifications for the listeners of all domains. */
@Injectable()
export class PlanningService extends Notices {
  constructor(private readonly planning: PlanningRepository) {
    super();
  }

  async plan(notice: Notice, source: string, drafts: readonly NoticeDraft[]): Promise<void> {
    // A person may be concerned in two ways, as the reviewer who has also commented.
    const people = [...new Map([...drafts].reverse().map((draft) => [draft.user_id, draft])).values()];
    if (people.length > 0) await this.planning.plan(plannedFrom(notice, source), people);
  }

  async remind(notice: Notice, drafts: readonly ReminderDraft[]): Promise<number> {
    if (drafts.length === 0) return 0;
    return this.planning.plan(plannedFrom(notice, null), drafts);
  }
}

function plannedFrom(notice: Notice, source: string | null): PlannedNotice {
  const { type, resource, channels, window_s, is_critical } = notice;
  const push = pushModeOf(notice, null);
  return { type, resource, ...channels, push, is_pushed: env.VAPID_PUBLIC_KEY !== undefined, window_s, is_critical, source };
}

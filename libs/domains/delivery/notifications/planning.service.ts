import { Injectable } from '@nestjs/common';
import { type Notice, type NoticeDraft, Notices, type ReminderDraft } from '@app/notices';
import { PlanningRepository } from './planning.repository';

/** Plans notifications for the listeners of all domains. */
@Injectable()
export class PlanningService extends Notices {
  constructor(private readonly planning: PlanningRepository) {
    super();
  }

  async plan(notice: Notice, source: string, drafts: readonly NoticeDraft[]): Promise<void> {
    const { type, resource, channels, window_s, is_critical } = notice;
    // A person may be concerned in two ways, as the reviewer who has also commented.
    const people = [...new Map([...drafts].reverse().map((draft) => [draft.user_id, draft])).values()];
    if (people.length > 0) await this.planning.plan({ type, resource, ...channels, window_s, is_critical, source }, people);
  }

  async remind(notice: Notice, drafts: readonly ReminderDraft[]): Promise<number> {
    const { type, resource, channels, window_s, is_critical } = notice;
    if (drafts.length === 0) return 0;
    return this.planning.plan({ type, resource, ...channels, window_s, is_critical, source: null }, drafts);
  }
}

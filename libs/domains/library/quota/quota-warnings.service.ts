import { Injectable } from '@nestjs/common';
import { type NoticeDraft, Notices } from '@app/notices';
import { COMPANY_QUOTA_LEVEL_REACHED, QUOTA_LEVEL_REACHED } from './quota.notifications';
import { RecipientsRepository } from './recipients.repository';

/** A level that was reached, with the job that tells people of it. */
interface Reached {
  /** In per cent. */
  readonly level: number;
  readonly source: string;
}

/** Tells the user, or the admins of the company, that storage fills up. */
@Injectable()
export class QuotaWarningsService {
  constructor(
    private readonly recipients: RecipientsRepository,
    private readonly notices: Notices,
  ) {}

  async warn(user_id: number, { level, source }: Reached): Promise<void> {
    await this.notices.plan(QUOTA_LEVEL_REACHED, source, [draftFor(user_id, user_id, level)]);
  }

  async warnAdmins(company_id: string, { level, source }: Reached): Promise<void> {
    const admins = await this.recipients.listAdmins(company_id);
    const drafts = admins.map((admin) => draftFor(admin, company_id, level));
    await this.notices.plan(COMPANY_QUOTA_LEVEL_REACHED, source, drafts);
  }
}

const draftFor = (user_id: number, resource_id: number | string, level: number): NoticeDraft => ({
  user_id,
  actor_id: null,
  resource_id,
  facts: { level: String(level) },
});

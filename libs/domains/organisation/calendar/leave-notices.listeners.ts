import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { Notices } from '@app/notices';
import { SubstituteNamed } from './calendar.events';
import { SUBSTITUTE_NAMED } from './leave.notifications';

/** Tells a person that they review in place of an absent colleague. */
@Injectable()
export class LeaveNoticesListeners {
  constructor(private readonly notices: Notices) {}

  @On(SubstituteNamed, 'SubstituteNamed:LeaveNoticesListeners.named')
  async named({ leave_id: resource_id, substitute_id: user_id, actor_id }: SubstituteNamed, { id }: Run): Promise<void> {
    await this.notices.plan(SUBSTITUTE_NAMED, id, [{ user_id, actor_id, resource_id }]);
  }
}

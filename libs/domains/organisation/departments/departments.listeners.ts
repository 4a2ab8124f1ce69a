import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserDeactivated } from '@organisation/users';
import { DepartmentsService } from './departments.service';

/** Listens to events of other domains. */
@Injectable()
export class DepartmentsListeners {
  constructor(private readonly departments: DepartmentsService) {}

  @On(UserDeactivated, 'UserDeactivated:DepartmentsListeners.clearLead')
  async clearLead({ user_id }: UserDeactivated): Promise<void> {
    await this.departments.clearLead(user_id);
  }
}

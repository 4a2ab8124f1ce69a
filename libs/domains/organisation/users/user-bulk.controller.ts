import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter } from '@app/http';
import { BulkOperationsService } from '@operations/bulk';
import { TakesBulk, bulkAnswer } from '@operations/bulk/api';
import { UserBulkDto } from './user-bulk.dto';
import { UsersPolicy } from './users.policy';

@Chapter('users')
@Controller('users/bulk')
export class UserBulkController {
  constructor(private readonly operations: BulkOperationsService) {}

  /**
   * Preview an action on many people, or run a preview
   * @remarks `set_department` takes `department_id`, `change_tags` takes `add` and `remove`, the others no `values`. All can be undone. The
   * undo of a suspension restores no sessions.
   */
  @Post()
  @Can(UsersPolicy.bulk)
  @TakesBulk()
  async bulk(@CurrentIdentity() identity: Identity, @Body() request: UserBulkDto) {
    return bulkAnswer(await this.operations.submit(identity, UsersPolicy.bulk, request), identity);
  }
}

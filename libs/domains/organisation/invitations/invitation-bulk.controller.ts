import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter } from '@app/http';
import { BulkOperationsService } from '@operations/bulk';
import { TakesBulk, bulkAnswer } from '@operations/bulk/api';
import { InvitationBulkDto } from './invitation-bulk.dto';
import { InvitationsPolicy } from './invitations.policy';

@Chapter('invitations')
@Controller('users/invitations/bulk')
export class InvitationBulkController {
  constructor(private readonly operations: BulkOperationsService) {}

  /**
   * Preview an action on many invitations, or run a preview
   * @remarks `invite` takes `values.people`, at most 1,000 of them, as `POST /users/invitations` does. `remind` resends, once a day each.
   * Mails count against the company's budget. Neither can be undone.
   */
  @Post()
  @Can(InvitationsPolicy.bulk)
  @TakesBulk()
  async bulk(@CurrentIdentity() identity: Identity, @Body() request: InvitationBulkDto) {
    return bulkAnswer(await this.operations.submit(identity, InvitationsPolicy.bulk, request), identity);
  }
}

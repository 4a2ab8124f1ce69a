import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { InvitationsService } from './invitations.service';

/** Runs the scheduled tasks of invitations. */
@Injectable()
export class InvitationsProcessor {
  constructor(private readonly invitations: InvitationsService) {}

  @Scheduled('tidy_invitations', '23 * * * *', { inBatches: true })
  tidy(): Promise<{ expired: number; removed: number }> {
    return this.invitations.tidy();
  }
}

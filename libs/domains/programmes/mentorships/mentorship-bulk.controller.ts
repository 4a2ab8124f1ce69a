import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter } from '@app/http';
import { BulkOperationsService } from '@operations/bulk';
import { TakesBulk, bulkAnswer } from '@operations/bulk/api';
import { MentorshipBulkDto } from './mentorship-bulk.dto';
import { MentorshipsPolicy } from './mentorships.policy';

@Chapter('mentorships')
@Controller('mentorships/bulk')
export class MentorshipBulkController {
  constructor(private readonly operations: BulkOperationsService) {}

  /**
   * Preview an action on many mentorships, or run a preview
   * @remarks `hand_over` (admins) takes `reason` and `mentor_id` or `by_mentorship`; the sample has the `free_places` of the new mentors.
   * `remind` takes no values, and reminds once a day. `create` (admins) takes `values.pairs`, or a file by `POST /mentorships/bulk/file`, and
   * alone can be undone. API keys: 403 `NOT_BY_API_KEY`.
   */
  @Post()
  @Can(MentorshipsPolicy.bulk)
  @TakesBulk()
  async bulk(@CurrentIdentity() identity: Identity, @Body() request: MentorshipBulkDto) {
    return bulkAnswer(await this.operations.submit(identity, MentorshipsPolicy.bulk, request), identity);
  }
}

import { Injectable } from '@nestjs/common';
import { type Identity, authorize } from '@app/auth';
import type { Encoding } from '@app/spreadsheets';
import { BulkOperationsService } from '@operations/bulk';
import { MentorshipBulkAction } from './mentorship-bulk';
import { pairsIn } from './mentorship-pair-lines';
import type { MentorshipStatus } from './mentorship-status';
import { MentorshipsPolicy } from './mentorships.policy';

/** Options of a file of pairs. */
interface FileSettings {
  readonly encoding?: Encoding;
  readonly status?: MentorshipStatus;
}

/** Previews the mentorships of a file. */
@Injectable()
export class MentorshipFilesService {
  constructor(private readonly operations: BulkOperationsService) {}

  async preview(identity: Identity, file: AsyncIterable<Buffer>, { encoding, status }: FileSettings) {
    authorize(MentorshipsPolicy.import, identity);
    const pairs = await pairsIn(file, encoding);
    const request = { dry_run: true, action: MentorshipBulkAction.Create, values: { pairs, ...(status && { status }) } } as const;
    return this.operations.submit(identity, MentorshipsPolicy.import, request);
  }
}

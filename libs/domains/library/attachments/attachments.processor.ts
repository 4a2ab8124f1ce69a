import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { AttachmentsService } from './attachments.service';

/** Runs the schedule that deletes attachments of deleted things, and files that were never attached. */
@Injectable()
export class AttachmentsProcessor {
  constructor(private readonly attachments: AttachmentsService) {}

  @Scheduled('remove_left_attachments', '27 * * * *', { inBatches: true })
  async removeLeft(): Promise<{ removed: number }> {
    return { removed: await this.attachments.removeLeft() };
  }
}

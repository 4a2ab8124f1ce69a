import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { AttachmentsService } from './attachments.service';

/** Runs scheduled tasks. */
@Injectable()
export class AttachmentsProcessor {
  constructor(private readonly attachments: AttachmentsService) {}

  @Scheduled('remove_left_attachments', '27 * * * *', { inBatches: true })
  async removeLeft(): Promise<{ removed: number }> {
    return { removed: await this.attachments.removeLeft() };
  }
}

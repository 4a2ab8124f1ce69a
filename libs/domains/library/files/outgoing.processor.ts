import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { RemoveOutgoing } from './files.jobs';
import { OutgoingService } from './outgoing.service';

/** Runs jobs and scheduled tasks that delete bytes from the storage. */
@Injectable()
export class OutgoingProcessor {
  constructor(private readonly outgoing: OutgoingService) {}

  @Handles(RemoveOutgoing)
  async remove({ id }: PayloadOf<typeof RemoveOutgoing>): Promise<void> {
    await this.outgoing.remove(id);
  }

  @Scheduled('remove_forgotten_objects', '42 * * * *')
  async findForgotten(): Promise<{ found: number }> {
    return { found: await this.outgoing.findForgotten() };
  }
}

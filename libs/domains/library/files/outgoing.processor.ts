import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { RemoveOutgoing } from './files.jobs';
import { OutgoingService } from './outgoing.service';

/** A controller whose clients are the queue and the clock, for bytes that leave the store. */
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

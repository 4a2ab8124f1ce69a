import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf } from '@app/jobs';
import { TellMustReaders } from './acknowledgements.jobs';
import { MustReadersService } from './must-readers.service';

/** Runs the jobs of this domain. */
@Injectable()
export class AcknowledgementsProcessor {
  constructor(private readonly readers: MustReadersService) {}

  @Handles(TellMustReaders)
  tellMustReaders(payload: PayloadOf<typeof TellMustReaders>): Promise<object> {
    return this.readers.tell(payload);
  }
}

import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf } from '@app/jobs';
import { Storage } from '@app/storage';
import { ProcessFile, RemoveObjects } from './files.jobs';
import { ProcessingService } from './processing.service';

/** A controller whose clients are the queue and the clock. */
@Injectable()
export class FilesProcessor {
  constructor(
    private readonly processing: ProcessingService,
    private readonly storage: Storage,
  ) {}

  @Handles(ProcessFile)
  async process({ upload_id }: PayloadOf<typeof ProcessFile>): Promise<void> {
    await this.processing.process(upload_id);
  }

  @Handles(RemoveObjects)
  async remove({ keys }: PayloadOf<typeof RemoveObjects>): Promise<void> {
    await this.storage.remove(keys);
  }
}

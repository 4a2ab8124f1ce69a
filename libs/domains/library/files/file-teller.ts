import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import type { Key } from '@app/storage';
import type { File } from './file.entity';
import type { FileNews } from './files.events';
import { ProcessFile, RemoveObjects } from './files.jobs';

/** What is told to others, and left for later, when something has become of a file. */
@Injectable()
export class FileTeller {
  constructor(
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  that(Event: FileNews, { id, user_id, purpose }: File): void {
    this.events.publish(new Event(id, user_id, purpose, instant(this.clock.now())));
  }

  process({ id }: File): void {
    this.jobs.enqueue(ProcessFile, { upload_id: id });
  }

  remove(keys: readonly Key[], at?: Date): void {
    if (keys.length > 0) this.jobs.enqueue(RemoveObjects, { keys }, at);
  }
}

import type { Instant } from '@app/database';
import type { DomainEvent } from '@app/events';
import type { FilePurpose } from './file-purpose';

class FileEvent implements DomainEvent {
  constructor(
    readonly upload_id: string,
    readonly user_id: number,
    readonly purpose: FilePurpose,
    readonly occurred_at: Instant,
  ) {}
}

export type FileNews = typeof FileEvent;

export class FileCommitted extends FileEvent {}
/** It has been read and found to be what it says; what was made of it is there. */
export class FileReady extends FileEvent {}
/** It could not be processed. Why, the file says. */
export class FileFailed extends FileEvent {}
export class FileTrashed extends FileEvent {}
export class FileRestored extends FileEvent {}
/** Its bytes are gone for good, and no longer charged. */
export class FileDeleted extends FileEvent {}

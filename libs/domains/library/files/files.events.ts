import { type EventClass, domainEvent } from '@app/events';
import type { UploadedFile } from './uploaded-file.entity';
import type { FilePurpose } from './file-purpose';

interface FileIds {
  readonly upload_id: string;
  readonly user_id: number;
  readonly purpose: FilePurpose;
}

export const fileIds = ({ id, user_id, purpose }: UploadedFile): FileIds => ({ upload_id: id, user_id, purpose });

export type FileNews = EventClass<FileIds>;

export class FileCommitted extends domainEvent<FileIds>('FileCommitted') {}
/** It has been read and found to be what it says; what was made of it is there. */
export class FileReady extends domainEvent<FileIds>('FileReady') {}
/** It could not be processed. Why, the file says. */
export class FileFailed extends domainEvent<FileIds>('FileFailed') {}
export class FileTrashed extends domainEvent<FileIds>('FileTrashed') {}
export class FileRestored extends domainEvent<FileIds>('FileRestored') {}
/** It cannot be restored any more. Its bytes are removed, and charged until that has been done. */
export class FileDeleted extends domainEvent<FileIds>('FileDeleted') {}

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
/** The file has been verified and everything rendered from it is stored. */
export class FileReady extends domainEvent<FileIds>('FileReady') {}
/** The file could not be processed. Its `failure` has the reason. */
export class FileFailed extends domainEvent<FileIds>('FileFailed') {}
export class FileTrashed extends domainEvent<FileIds>('FileTrashed') {}
export class FileRestored extends domainEvent<FileIds>('FileRestored') {}
/** The file cannot be restored any more. Its bytes are charged until they are deleted. */
export class FileDeleted extends domainEvent<FileIds>('FileDeleted') {}

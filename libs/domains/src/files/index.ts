export type { Arrival } from './arrivals.service';
export type { File } from './file.entity';
export { FilePurpose } from './file-purpose';
export { FileStatus } from './file-status';
export { UploadMissing, UploadNotMovable, UploadOver } from './files.errors';
export { FileCommitted, FileDeleted, FileFailed, FileReady, FileRestored, FileTrashed } from './files.events';
export { FilesModule } from './files.module';
export { type DownloadPlace, FilesService } from './files.service';
export { type FileAtHand, type FileProcessor, Processors } from './processors';

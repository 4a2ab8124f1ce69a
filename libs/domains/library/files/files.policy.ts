import { always, anyRole, declareMoves, either, fact, policy, sameCompany, someone } from '@app/auth';
import { FileStatus } from './file-status';
import type { UploadedFile } from './uploaded-file.entity';

type FileFacts = Pick<UploadedFile, 'user_id' | 'company_id'>;

/** The owner of an upload, and its status. */
export type UploadSubject = FileFacts & Pick<UploadedFile, 'status'>;

const own = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: FileFacts) => id === user_id);

/** Permissions on uploads. Only owners can read their files. */
export const UploadsPolicy = policy('upload', {
  create: anyRole(always),
  read: anyRole(own),
  cancel: anyRole(own),
  /** Empty the trash. */
  purge: { admin: either(own, sameCompany), mentor: own, mentee: own },
});

/** An upload can be cancelled until it is committed. Cancelling it again has no effect. */
declareMoves('upload', [], () => false, {
  cancel: ({ status }: UploadSubject) => status === FileStatus.Reserved || status === FileStatus.Cancelled,
});

/** Permission on figures of storage use. */
export const UsagePolicy = policy('usage', { list: { admin: always } });

/** Permission on reports of the reconciliation. */
export const StorageReportsPolicy = policy('storage_report', { list: { platform: always } });

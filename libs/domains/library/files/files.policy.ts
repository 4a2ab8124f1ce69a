import { always, anyRole, declareMoves, either, fact, policy, sameCompany } from '@app/auth';
import { FileStatus } from './file-status';
import type { UploadedFile } from './uploaded-file.entity';

type FileFacts = Pick<UploadedFile, 'user_id' | 'company_id'>;

/** And how far it has come. */
export type UploadSubject = FileFacts & Pick<UploadedFile, 'status'>;

const own = fact('own', ({ id }, { user_id }: FileFacts) => id === user_id);

/** Who may do what with somebody's uploads. What is in them is their own business alone. */
export const UploadsPolicy = policy('upload', {
  create: anyRole(always),
  read: anyRole(own),
  cancel: anyRole(own),
  /** Empty the trash. */
  purge: { admin: either(own, sameCompany), mentor: own, mentee: own },
});

/** An upload is cancelled before it is committed. Cancelled again, it stays cancelled. */
declareMoves('upload', [], () => false, {
  cancel: ({ status }: UploadSubject) => status === FileStatus.Reserved || status === FileStatus.Cancelled,
});

/** How much people keep, in figures. */
export const UsagePolicy = policy('usage', { list: { admin: always } });

/** What the store holds, against what is paid for. */
export const StorageReportsPolicy = policy('storage_report', { list: { platform: always } });

import { always, anyRole, either, fact, policy, sameCompany } from '@app/auth';
import type { UploadedFile } from './uploaded-file.entity';

type FileFacts = Pick<UploadedFile, 'user_id' | 'company_id'>;

const own = fact('own', ({ id }, { user_id }: FileFacts) => id === user_id);

/** Who may do what with somebody's uploads. What is in them is their own business alone. */
export const UploadsPolicy = policy('upload', {
  create: anyRole(always),
  read: anyRole(own),
  cancel: anyRole(own),
  /** Empty the trash. */
  purge: { admin: either(own, sameCompany), mentor: own, mentee: own },
});

/** How much people keep, in figures. */
export const UsagePolicy = policy('usage', { list: { admin: always } });

/** What the store holds, against what is paid for. */
export const StorageReportsPolicy = policy('storage_report', { list: { platform: always } });

import { declareMoves, member, policy, sameCompany } from '@app/auth';
import { DISCARDABLE, ImportStatus, type PeopleImport, UNDER_WAY } from './people-import.entity';

/** The fields of an import that decide on permissions and moves. `status` is `failed` if the job has failed, whatever the stage. */
export interface ImportSubject extends Pick<PeopleImport, 'company_id' | 'status' | 'error_count' | 'row_count' | 'encoding_sample'> {
  readonly stage: ImportStatus;
}

/** Permissions on imports. `visibleTo` in the repository expresses the first two in SQL. */
export const PeopleImportPolicy = policy('import', {
  list: { admin: member },
  read: { admin: sameCompany },
  commit: { admin: sameCompany },
  discard: { admin: sameCompany },
});

const isReady = ({ stage, error_count, row_count, encoding_sample }: ImportSubject): boolean =>
  stage === ImportStatus.Checked && error_count === 0 && row_count > 0 && encoding_sample === null;

/** A commit can be requested again: it stays the same one. */
declareMoves('import', [], () => false, {
  commit: (found: ImportSubject) => UNDER_WAY.includes(found.stage) || isReady(found),
  discard: ({ status, stage }: ImportSubject) => DISCARDABLE.includes(stage) || status === ImportStatus.Failed,
});

import { declareMoves, member, policy, sameCompany } from '@app/auth';
import { DISCARDABLE, ImportStatus, type PeopleImport, UNDER_WAY } from './people-import.entity';

/** What of an import decides who may do what with it, and how far it has come: `status` is failed where its job is, whatever its stage. */
export interface ImportSubject extends Pick<PeopleImport, 'company_id' | 'status' | 'error_count' | 'row_count' | 'encoding_sample'> {
  readonly stage: ImportStatus;
}

/** Who may do what with a file of people that was sent. `visibleTo` in the repository says the first two in SQL. */
export const PeopleImportPolicy = policy('import', {
  list: { admin: member },
  read: { admin: sameCompany },
  commit: { admin: sameCompany },
  discard: { admin: sameCompany },
});

const isReady = ({ stage, error_count, row_count, encoding_sample }: ImportSubject): boolean =>
  stage === ImportStatus.Checked && error_count === 0 && row_count > 0 && encoding_sample === null;

/** Asked for again, a commit is the same one. */
declareMoves('import', [], () => false, {
  commit: (found: ImportSubject) => UNDER_WAY.includes(found.stage) || isReady(found),
  discard: ({ status, stage }: ImportSubject) => DISCARDABLE.includes(stage) || status === ImportStatus.Failed,
});

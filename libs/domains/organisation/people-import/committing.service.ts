import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import type { Detail } from '@app/errors';
import { Events } from '@app/events';
import { CheckingService, type Progress } from './checking.service';
import { EnrolmentRepository } from './enrolment.repository';
import { ImportsRepository } from './imports.repository';
import { ImportStatus, PeopleImport } from './people-import.entity';
import { PeopleImported } from './people-import.events';
import { StagingRepository } from './staging.repository';

const ENROLLED_AT_ONCE = 2_000;
/** A person can be added concurrently between the comparison and the insert. Then the commit is tried once more. */
const ATTEMPTS = 2;
/** SQLSTATE codes of a unique key and a foreign key that a concurrent change has violated. */
const CONFLICTS = /^2350[35]$/;
/** The line of the headings, to which a report assigns problems of the whole file. */
const FIRST_LINE = 1;
const CHANGED: Detail = {
  field: 'file',
  message: {
    en: 'was not imported because people or departments changed meanwhile. Send the file again',
    ko: '가져오는 동안 구성원이나 부서가 바뀌어 등록하지 못했습니다. 파일을 다시 보내십시오',
  },
};
/** Progress in per cent when all lines are compared again. */
const COMPARED = 20;

/** Commits an import, in the worker. It is one transaction: after a crash nobody was created, and the next worker begins again. */
@Injectable()
export class CommittingService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly staging: StagingRepository,
    private readonly checking: CheckingService,
    private readonly people: EnrolmentRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Creates the people, or ends with a report. A conflict does not fail the job, because a retry would find the same one. */
  async commit(import_id: number, progress: Progress): Promise<void> {
    let isDone = false;
    for (let attempt = 1; attempt <= ATTEMPTS && !isDone; attempt++) isDone = await this.isDone(import_id, progress);
    if (!isDone) await this.db.transaction(() => this.refuse(import_id, progress));
    await this.clear(import_id);
  }

  /** Called on a schedule. Discards abandoned imports, and deletes the staged data of ended ones. */
  async purge(): Promise<number> {
    const old = await this.staging.giveUp();
    for (const id of old) await this.staging.dropAllRows(id);
    await this.staging.dropLeftPieces();
    await this.staging.dropOldImports();
    return old.length;
  }

  /** Returns false if a concurrent change came between the comparison and the insert. Everything is rolled back then. */
  private async isDone(import_id: number, progress: Progress): Promise<boolean> {
    const attempt = this.db.transaction(() => this.attempt(import_id, progress));
    return attempt.then(
      () => true,
      (error: unknown) => {
        if (isConflict(error)) return false;
        throw error;
      },
    );
  }

  /** Creates all people, or only a report if a line has become invalid since the check. */
  private async attempt(import_id: number, progress: Progress): Promise<void> {
    const found = await this.look(import_id, progress);
    if (!found) return;
    if (await this.staging.isWrong(import_id)) return void (await this.conclude(found, ImportStatus.Failed));

    await this.people.addDepartments(found);
    const count = await this.enrol(found, progress);
    await this.conclude(found, ImportStatus.Committed);
    this.events.publish(PeopleImported, { import_id, company_id: found.company_id, count });
  }

  /** Ends with a report: of the lines that conflict now or, if none does any longer, of the whole file. */
  private async refuse(import_id: number, progress: Progress): Promise<void> {
    const found = await this.look(import_id, progress);
    if (!found) return;
    if (!(await this.staging.isWrong(import_id))) await this.staging.addProblems(import_id, FIRST_LINE, [CHANGED]);
    await this.conclude(found, ImportStatus.Failed);
  }

  /** Compares all lines again, and returns the import. Undefined if it is no longer being committed. */
  private async look(import_id: number, progress: Progress): Promise<PeopleImport | undefined> {
    await this.people.lock(import_id);
    const found = await this.imports.load(import_id);
    if (found?.status !== ImportStatus.Committing) return undefined;
    await this.checking.compare(found, (percent) => progress(Math.floor((percent * COMPARED) / 100)), 0);
    await this.checking.compareOutside(found);
    return found;
  }

  private async enrol(found: PeopleImport, progress: Progress): Promise<number> {
    let count = 0;
    for (let after = ''; ;) {
      const batch = await this.people.addPeople(found, after, ENROLLED_AT_ONCE);
      if (!batch) return count;
      after = batch.last;
      count += batch.count;
      await progress(Math.floor(COMPARED + ((99 - COMPARED) * count) / found.row_count));
    }
  }

  /** Sets the final status. Throws, to roll everything back, if the import was meanwhile discarded or committed by another worker. */
  private async conclude(found: PeopleImport, status: ImportStatus): Promise<void> {
    if (!(await this.imports.conclude(found.id, ImportStatus.Committing, status)))
      throw new Error('The import is no longer being committed.');
    const { id, company_id, user_id } = found;
    await this.audit.note({ action: `import.${status}`, actor_id: user_id, company_id, resource_id: id, facts: { rows: found.row_count } });
  }

  /** Deletes all staged lines of a committed import, because they have password hashes. */
  private async clear(import_id: number): Promise<void> {
    const found = await this.imports.load(import_id);
    if (found?.status === ImportStatus.Committed) await this.staging.dropAllRows(import_id);
  }
}

const isConflict = (error: unknown): boolean => CONFLICTS.test(String((error as { code?: unknown }).code));

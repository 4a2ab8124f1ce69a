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
/** Somebody else's person can appear between the last look and the writing: then it is looked once more. */
const ATTEMPTS = 2;
/** Postgres' codes for a unique key and a foreign key that somebody else's change has made wrong. */
const CONFLICTS = /^2350[35]$/;
/** The line of the headings, at which a report says what concerns the file. */
const FIRST_LINE = 1;
const CHANGED: Detail = {
  field: 'file',
  message: {
    en: 'was not imported because people or departments changed meanwhile. Send the file again',
    ko: '가져오는 동안 구성원이나 부서가 바뀌어 등록하지 못했습니다. 파일을 다시 보내십시오',
  },
};
/** Per cent of the way when everything has been looked at again. */
const COMPARED = 20;

/** The worker's part of a commit: one transaction, so that a worker that dies leaves nobody, and the next one begins again. */
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

  /** Ends with people or with a report. A job that is tried again would find the same conflict. */
  async commit(import_id: number, progress: Progress): Promise<void> {
    let isDone = false;
    for (let attempt = 1; attempt <= ATTEMPTS && !isDone; attempt++) isDone = await this.isDone(import_id, progress);
    if (!isDone) await this.db.transaction(() => this.refuse(import_id, progress));
    await this.clear(import_id);
  }

  /** Called by the clock: gives up what nobody goes on with, and forgets what was staged for what is over. */
  async purge(): Promise<number> {
    const old = await this.staging.giveUp();
    for (const id of old) await this.staging.dropAllRows(id);
    await this.staging.dropLeftPieces();
    await this.staging.dropOldImports();
    return old.length;
  }

  /** False where somebody else's change came between the look and the writing: nothing of it has stayed. */
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

  /** All of them or, when the world has changed since the dry run, a report and nobody. */
  private async attempt(import_id: number, progress: Progress): Promise<void> {
    const found = await this.look(import_id, progress);
    if (!found) return;
    if (await this.staging.isWrong(import_id)) return void (await this.conclude(found, ImportStatus.Failed));

    await this.people.addDepartments(found);
    const count = await this.enrol(found, progress);
    await this.conclude(found, ImportStatus.Committed);
    this.events.publish(PeopleImported, { import_id, company_id: found.company_id, count });
  }

  /** A report and nobody: of the lines that are taken by now or, where those are free again, of the file. */
  private async refuse(import_id: number, progress: Progress): Promise<void> {
    const found = await this.look(import_id, progress);
    if (!found) return;
    if (!(await this.staging.isWrong(import_id))) await this.staging.addProblems(import_id, FIRST_LINE, [CHANGED]);
    await this.conclude(found, ImportStatus.Failed);
  }

  /** The import with every line looked at again. Undefined where it is not being committed any more. */
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

  /** Discarded by somebody meanwhile, or done by somebody else: then nothing of this may stay. */
  private async conclude(found: PeopleImport, status: ImportStatus): Promise<void> {
    if (!(await this.imports.conclude(found.id, ImportStatus.Committing, status)))
      throw new Error('The import is no longer being committed.');
    const { id, company_id, user_id } = found;
    await this.audit.note({ action: `import.${status}`, actor_id: user_id, company_id, resource_id: id, facts: { rows: found.row_count } });
  }

  /** Of people who are there, nothing stays staged: their password hashes least of all. */
  private async clear(import_id: number): Promise<void> {
    const found = await this.imports.load(import_id);
    if (found?.status === ImportStatus.Committed) await this.staging.dropAllRows(import_id);
  }
}

const isConflict = (error: unknown): boolean => CONFLICTS.test(String((error as { code?: unknown }).code));

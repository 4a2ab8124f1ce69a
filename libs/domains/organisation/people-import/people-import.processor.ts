import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { CheckingService } from './checking.service';
import { CommittingService } from './committing.service';
import { CheckPeopleImport, CommitPeopleImport } from './people-import.jobs';

/** Runs the jobs and the scheduled tasks of imports. */
@Injectable()
export class PeopleImportProcessor {
  constructor(
    private readonly checking: CheckingService,
    private readonly committing: CommittingService,
  ) {}

  @Handles(CheckPeopleImport)
  async check({ import_id }: PayloadOf<typeof CheckPeopleImport>, run: Run): Promise<{ import_id: number }> {
    await this.checking.check(import_id, (percent) => run.progress(percent));
    return { import_id };
  }

  @Handles(CommitPeopleImport)
  async commit({ import_id }: PayloadOf<typeof CommitPeopleImport>, run: Run): Promise<{ import_id: number }> {
    await this.committing.commit(import_id, (percent) => run.progress(percent));
    return { import_id };
  }

  @Scheduled('purge_people_imports', '37 3 * * *', { inBatches: true })
  async purge(): Promise<{ purged: number }> {
    return { purged: await this.committing.purge() };
  }
}

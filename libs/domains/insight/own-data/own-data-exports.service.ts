import { Injectable } from '@nestjs/common';
import { Audit, SecurityNotices } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database } from '@app/database';
import { NotFound } from '@app/errors';
import { Storage, keyIn } from '@app/storage';
import { type Job, JobsService } from '@operations/jobs';
import { OwnDataExportsRepository } from './own-data-exports.repository';
import { EXPORT } from './nouns';
import { OwnDataExport } from './own-data-export.entity';
import { ExportedToday } from './own-data.errors';
import { ExportOwnData } from './own-data.jobs';
import { OwnDataPolicy } from './own-data.policy';

/** Starts and downloads exports of people's own data. */
@Injectable()
export class OwnDataExportsService {
  constructor(
    private readonly exports: OwnDataExportsRepository,
    private readonly jobs: JobsService,
    private readonly storage: Storage,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly notices: SecurityNotices,
  ) {}

  /** Enqueues a job that packs the actor's data, and mails the owner of the account. Once a day, unless it fails. */
  begin(actor: Actor): Promise<Job> {
    authorize(OwnDataPolicy.export, actor);
    const { id: user_id, company_id } = actor;
    return this.db.transaction(async () => {
      await this.exports.lock(user_id);
      if (await this.exports.hasOneOfToday(user_id)) throw new ExportedToday();
      const asked = OwnDataExport.create(user_id);
      await this.exports.add(asked);
      const job = await this.jobs.begin(actor, ExportOwnData, { export_id: asked.id });
      await this.exports.expect(asked.id, job.id);
      await this.audit.note({ action: 'own_data.export', actor_id: user_id, company_id, resource_id: asked.id });
      await this.notices.send('own_data.export', user_id);
      return job;
    });
  }

  /** Opens the actor's ready ZIP, once. It is removed from the storage when the download ends, even after an error. */
  async download(actor: Actor): Promise<AsyncIterable<Buffer>> {
    authorize(OwnDataPolicy.download, actor);
    const { id: actor_id, company_id } = actor;
    const taken = await this.db.transaction(async () => {
      const ready = await this.exports.takeReady(actor_id);
      if (ready) await this.audit.note({ action: 'own_data.download', actor_id, company_id, resource_id: ready.id });
      return ready;
    });
    if (!taken) throw new NotFound(EXPORT);
    return this.lastReading(taken);
  }

  private async *lastReading({ id, object_id }: Pick<OwnDataExport, 'id' | 'object_id'>): AsyncGenerator<Buffer> {
    const key = keyIn('exports', object_id);
    try {
      yield* (await this.storage.read(key)) as AsyncIterable<Buffer>;
    } finally {
      await this.storage.remove([key]);
      await this.exports.noteRemoved([id]);
    }
  }
}

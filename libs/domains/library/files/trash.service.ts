import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database, type Page } from '@app/database';
import { NotFound } from '@app/errors';
import { Jobs } from '@app/jobs';
import { USER } from '@organisation/users/nouns';
import { PurgeFile } from './files.jobs';
import { UploadsPolicy, UsagePolicy } from './files.policy';
import type { UsageView } from './files.view';
import { type UsageQuery, UsageRepository } from './usage.repository';

/** Number and total size of the files that are being deleted. Bytes shared with other files stay. */
export interface Emptying {
  readonly file_count: number;
  readonly bytes: number;
}

/** The trash of users and their storage use. Admins see figures but no files. */
@Injectable()
export class TrashService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: UsageQuery): Promise<Page<UsageView>> {
    authorize(UsagePolicy.list, actor);
    return this.usage.list(actor, query);
  }

  /** Enqueues the permanent deletion of all files in a user's trash, at most 1,000 at a time. */
  empty(actor: Actor, user_id = actor.id): Promise<Emptying> {
    return this.db.transaction(async () => {
      const owner = await this.usage.owner(user_id);
      if (!owner || !UploadsPolicy.purge(actor, owner)) throw new NotFound(USER);
      const files = await this.usage.listTrashed(user_id);
      for (const { id } of files) this.jobs.enqueue(PurgeFile, { upload_id: id });
      const emptying = { file_count: files.length, bytes: files.reduce((sum, { size_bytes }) => sum + size_bytes, 0) };
      await this.audit.note({
        action: 'upload.empty_trash',
        actor_id: actor.id,
        company_id: owner.company_id,
        resource_id: user_id,
        facts: { ...emptying },
      });
      return emptying;
    });
  }
}

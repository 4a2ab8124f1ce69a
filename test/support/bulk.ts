import { BulkActions } from '@app/bulk';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { BulkActorsService } from '@operations/bulk/bulk-actors.service';
import { BulkOperationsRepository } from '@operations/bulk/bulk-operations.repository';
import { BulkPerformingService } from '@operations/bulk/bulk-performing.service';
import { BulkRemindersRepository } from '@operations/bulk/bulk-reminders.repository';
import { BulkRestoringService } from '@operations/bulk/bulk-restoring.service';
import { BulkRetentionService } from '@operations/bulk/bulk-retention.service';
import { BulkRowsRepository } from '@operations/bulk/bulk-rows.repository';
import { UserActorsRepository } from '@organisation/users/user-actors.repository';
import type { User } from '@organisation/users/user.entity';
import { type Answer, type startApi } from './app';
import { asJob } from './as-job';

const REACH = ['sinfonia', 'elsewhere', null];

/** Bulk operations over HTTP, and the worker's part of them in this process. */
export function bulkOf(api: ReturnType<typeof startApi>) {
  const worker = () => {
    const [db, actions] = [api.get(Database), api.get(BulkActions)];
    const [operations, rows] = [new BulkOperationsRepository(db), new BulkRowsRepository(db)];
    const actors = new BulkActorsService(new UserActorsRepository(db));
    return {
      performing: asJob(new BulkPerformingService(operations, rows, actions, actors, db, new Clock()), REACH),
      restoring: asJob(new BulkRestoringService(operations, rows, actions, actors, db), REACH),
      retention: asJob(new BulkRetentionService(operations, rows, new BulkRemindersRepository(db)), 'across'),
    };
  };
  const quietly = () => Promise.resolve();
  const preview = (as: User, resource: string, request: object): Promise<Answer> =>
    api.as(as).post(`/api/v1/${resource}/bulk`, { dry_run: true, ...request });
  const start = (as: User, resource: string, { body }: Answer): Promise<Answer> =>
    api.as(as).post(`/api/v1/${resource}/bulk`, { preview_token: body.preview_token });
  /** Performs the rows, as a worker does. */
  const perform = (bulk_id: number, progress: (percent: number) => Promise<void> = quietly): Promise<any> =>
    worker().performing.perform(bulk_id, progress);

  return {
    preview,
    start,
    perform,
    /** Previews, runs and performs. Returns the result of the job. */
    run: async (as: User, resource: string, request: object): Promise<any> => {
      const previewed = await preview(as, resource, request);
      if (previewed.status !== 200) throw new Error(JSON.stringify(previewed.body));
      const { status, body } = await start(as, resource, previewed);
      if (status !== 202) throw new Error(JSON.stringify(body));
      return perform(previewed.body.bulk_id);
    },
    undo: (as: User, undo_token: string): Promise<Answer> => api.as(as).post('/api/v1/bulk-undos', { undo_token }),
    restore: (bulk_id: number): Promise<any> => worker().restoring.restore(bulk_id),
    purge: () => worker().retention.purge(),
    rowsOf: async (as: User, bulk_id: number, query = ''): Promise<any[]> =>
      (await api.as(as).get(`/api/v1/bulk/${bulk_id}/rows?page_size=100${query}`)).body.results,
  };
}

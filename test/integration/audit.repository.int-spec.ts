import { anActor } from '@test/builders';
import { useDatabase } from '@test/database';
import { explained } from '@test/query-plans';
import { Role } from '@app/auth';
import { Audit, SecurityEvents } from '@app/audit';
import { type FeedListing, type FeedRequest, feedOf } from '../../libs/platform/database/src/feed';
import { type AuditEntryFacts, AuditPolicy } from '@insight/audit/audit.policy';
import { AuditRepository } from '@insight/audit/audit.repository';

describe(AuditRepository.name, () => {
  const { source, db } = useDatabase();
  const repository = new AuditRepository(db);
  const audit = new Audit(db, new SecurityEvents());

  it('lists exactly what AuditPolicy.read allows', async () => {
    const viewers = [
      anActor({ role: Role.Admin }),
      anActor({ role: Role.Mentor }),
      anActor({ role: Role.Mentee, company_id: null }),
      anActor({ role: Role.Admin, company_id: null, is_superuser: true }),
      anActor({ role: Role.Admin, company_id: 'elsewhere' }),
    ];
    for (const actor_id of [null, ...viewers.map(({ id }) => id)])
      for (const company_id of [null, 'sinfonia', 'elsewhere']) await audit.note({ action: 'violin.tune', actor_id, company_id });
    const all = await source.query<(AuditEntryFacts & { id: number })[]>(
      'SELECT id, actor_id, company_id FROM audit_entries ORDER BY id DESC',
    );

    for (const viewer of viewers) {
      const { results } = await repository.list(viewer, { limit: 100 });
      const allowed = all.filter((entry) => AuditPolicy.read(viewer, entry)).map(({ id }) => id);
      expect((JSON.parse(results) as { id: number }[]).map(({ id }) => id)).toEqual(allowed);
      expect(allowed.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['company_id_created_at_id', anActor({ role: Role.Admin }), {}],
    ['actor_id_created_at_id', anActor({ id: 3 }), {}],
    ['company_id_resource_resource_id_created_at_id', anActor({ role: Role.Admin }), { resource: 'violin', resource_id: '7' }],
    ['request_id', anActor({ role: Role.Admin }), { request_id: 'r-77' }],
  ])('finds a page by an index of the partition over %s', async (columns, viewer, filter) => {
    await source.query(`INSERT INTO audit_entries (company_id, actor_id, action, resource, resource_id, changes, request_id, created_at)
      SELECT 'company-' || n % 7, n % 500, 'violin.tune', 'violin', n % 1000, '{}', 'r-' || n, now() - n * interval '1 second'
      FROM generate_series(1, 20000) n`);
    await source.query('ANALYZE audit_entries');
    let plan = '';
    const database = {
      feed: async (listing: FeedListing, request: FeedRequest) => {
        plan = await explained(feedOf(listing, request).compile(), '(ANALYZE, COSTS OFF, TIMING OFF)');
      },
    };
    await new AuditRepository(database as never).list({ ...viewer, company_id: 'company-3' }, { ...filter, limit: 20 });
    expect(plan).toMatch(new RegExp(`Index Scan.* (using|on) audit_entries_\\d+_\\d+_${columns.slice(0, 30)}`));
    // A handful may be sorted; a whole log may not.
    const read = [...plan.matchAll(/Scan .*on audit_entries_.*actual rows=(\d+)/g)].map(([, rows]) => Number(rows));
    if (Object.keys(filter).length === 0) expect(Math.max(...read)).toBeLessThanOrEqual(21);
  });
});

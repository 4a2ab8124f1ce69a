import { anActor } from '@test/builders';
import { withContext } from '@app/context';
import { type Database, Recordable, trackChanges } from '@app/database';
import { Audit } from './audit';
import { code, coded } from './facts';
import { SecurityEvents } from './security-events';

@Recordable('company_id', 'strings')
class Violin {
  id = 7;
  company_id: string | null = 'sinfonia';
  strings = 4;

  owner = 'Anna';
}

describe(Audit.name, () => {
  const left: object[] = [];
  const db = {
    transaction: (work: () => Promise<void>) => work(),
    appendOnCommit: (_: object, row: object) => left.push(row),
    afterCommit: (work: () => void) => work(),
  };
  const security = new SecurityEvents();
  const audit = new Audit(db as unknown as Database, security);
  const actor = anActor({ id: 3 });
  const request = { request_id: 'r-1', address: '192.0.2.1' };
  beforeEach(() => (left.length = 0));

  it('records changed values, and only the names of fields that are not listed', () => {
    const violin = trackChanges(new Violin());
    Object.assign(violin, { strings: 5, owner: 'Max' });
    withContext(request, () => audit.record(actor, 'violin.restring', violin));
    expect(left).toEqual([
      {
        company_id: 'sinfonia',
        actor_id: 3,
        action: 'violin.restring',
        resource: 'violin',
        resource_id: 7,
        changes: { strings: [4, 5], owner: ['***', '***'] },
        ...request,
      },
    ]);
  });

  it('names the resource by the action, independent of class names in a bundle', () => {
    audit.record(null, 'violin.lose', new (class a extends Violin {})());
    expect(left).toMatchObject([{ resource: 'violin', actor_id: undefined }]);
  });

  it('writes a company’s entries into its own log', () => {
    audit.record(actor, 'company.update', { id: 'sinfonia' }, 'sinfonia');
    expect(left).toMatchObject([{ company_id: 'sinfonia', resource_id: 'sinfonia' }]);
  });

  it('records events without an entity', async () => {
    await withContext(request, () => audit.note({ action: 'session.refuse', facts: { reason: code('password') } }));
    expect(left).toEqual([{ action: 'session.refuse', resource: 'session', changes: { reason: [null, 'password'] }, ...request }]);
  });

  it('records numbers, flags and fixed words, and no free text', () => {
    expect([code('task:*'), code('2027-01-05T10:00:00.5+00:00'), code('my phone is 010-1234-5678')]).toEqual([
      'task:*',
      '2027-01-05T10:00:00.5+00:00',
      '***',
    ]);
    expect(coded({ role: ['mentee'], ids: [7], search: 'Mina Kim', since: undefined })).toEqual({
      role: ['mentee'],
      ids: [7],
      search: '***',
    });
    // @ts-expect-error: text that was not marked as a code
    void audit.note({ action: 'violin.name', facts: { name: String(actor.id) } });
  });

  it('counts security events, also a role changed together with other fields', async () => {
    const roles = () => security.counts.get('role_changed');
    audit.record(actor, 'user.update', trackChanges(new Violin()));
    expect(roles()).toBe(0);
    audit.record(actor, 'user.update', Object.assign(trackChanges({ id: 7, role: 'mentee' }), { role: 'mentor' }));
    audit.record(actor, 'user.change_role', { id: 7 });
    expect(roles()).toBe(2);
    await audit.note({ action: 'totp.disable' });
    security.count('api_key.use');
    expect([security.counts.get('totp_disabled'), security.counts.get('api_key_used')]).toEqual([1, 1]);
    const names = security.counts.size;
    await audit.note({ action: 'violin.break' });
    expect(security.counts.size).toBe(names);
  });
});

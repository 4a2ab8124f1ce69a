import { anActor } from '@test/builders';
import { Role } from './actor';
import { ask } from './asking';
import { declareMoves } from './moves';
import { permissionsAmong, permissionsOn, rowsWithPermissions, withPermissions, writePermissions } from './permissions';
import { always, both, fact, member, sameCompany, someone } from './facts';
import { policy } from './policy';

interface Concert {
  readonly company_id: string;
  readonly conductor_id: number;
  readonly status: 'planned' | 'played';
}

let asked = 0;
const conducts = fact('conducts', someone('its conductor', '지휘자'), ({ id }, { conductor_id }: Concert) => {
  asked++;
  return id === conductor_id;
});
const conducted = { admin: sameCompany, mentor: conducts };

const ConcertsPolicy = policy(
  'concert',
  {
    list: { admin: always, mentor: always },
    read: { platform: always, admin: sameCompany, mentor: sameCompany },
    create: { admin: sameCompany },
    import: { admin: member },
    update: conducted,
    play: conducted,
    cancel: { admin: sameCompany, mentor: ask(both(sameCompany, conducts)) },
    delete: { platform: always },
  },
  { about_thing: ['delete'] },
);
declareMoves('concert', ['play'], (_, { status }: Concert) => status === 'planned', { cancel: ({ status }) => status === 'planned' });

const concert: Concert = { company_id: 'sinfonia', conductor_id: 7, status: 'planned' };
const conductor = anActor({ id: 7, role: Role.Mentor });

describe('the permissions on a resource', () => {
  it('include the lines that need a resource', () => {
    const { can, can_ask } = permissionsOn(anActor({ role: Role.Admin }), 'concert', concert);
    expect([can, can_ask]).toEqual([['concert:read', 'concert:update', 'concert:play', 'concert:cancel'], []]);
  });

  it('list those that need a request separately', () =>
    expect(permissionsOn(conductor, 'concert', concert)).toEqual({
      can: ['concert:read', 'concert:update', 'concert:play'],
      can_ask: ['concert:cancel'],
    }));

  it('exclude those that the state closes', () =>
    expect(permissionsOn(conductor, 'concert', { ...concert, status: 'played' })).toEqual({
      can: ['concert:read', 'concert:update'],
      can_ask: [],
    }));

  it('include lines that need a resource but decide without a rule', () =>
    expect(permissionsOn(anActor({ role: Role.Admin, is_superuser: true, company_id: null }), 'concert', concert).can).toEqual([
      'concert:read',
      'concert:delete',
    ]));

  it('are empty on an unreadable resource', () =>
    expect(permissionsOn(anActor({ id: 7, role: Role.Mentor, company_id: 'elsewhere' }), 'concert', concert)).toEqual({
      can: [],
      can_ask: [],
    }));

  it.each([
    [['concert:play'], ['concert:play'], []],
    [['concert:*'], ['concert:read', 'concert:update', 'concert:play'], ['concert:cancel']],
    [['concert:cancel', 'task:read'], [], ['concert:cancel']],
    [[], [], []],
  ])('are limited to the scopes %j of an API key', (scopes, can, can_ask) =>
    expect(permissionsOn({ ...conductor, scopes }, 'concert', concert)).toEqual({ can, can_ask }),
  );

  it('evaluate a shared rule once', () => {
    asked = 0;
    permissionsOn(conductor, 'concert', concert);
    // Two rules have the fact: one of two permissions, and one of a third.
    expect(asked).toBe(2);
  });

  it('are added to the JSON of the resource without parsing it', () => {
    const { json } = withPermissions(ConcertsPolicy.read, conductor, { ...concert, json: '{"id":1,"title":"}"}' });
    expect(json).toBe('{"id":1,"title":"}","can":["concert:read","concert:update","concert:play"],"can_ask":["concert:cancel"]}');
  });

  it('are, on a part, those that apply to the part', () => {
    const onPart = permissionsAmong([ConcertsPolicy.read, ConcertsPolicy.play, ConcertsPolicy.cancel], conductor, concert);
    expect(onPart).toEqual({ can: ['concert:read', 'concert:play'], can_ask: ['concert:cancel'] });
    const { json, version } = writePermissions({ version: 2, json: '{"id":1}' }, onPart);
    expect([version, json]).toEqual([2, '{"id":1,"can":["concert:read","concert:play"],"can_ask":["concert:cancel"]}']);
    const played = permissionsAmong([ConcertsPolicy.update, ConcertsPolicy.play], conductor, { ...concert, status: 'played' });
    expect(played).toEqual({ can: ['concert:update'], can_ask: [] });
  });

  it('are added to each row of a list', () => {
    const rows = [1, 2].map((id) => ({ ...concert, status: 'played', conductor_id: 6 + id, json: `{"id":${id}}` }));
    expect(JSON.parse(rowsWithPermissions(ConcertsPolicy.read, conductor, JSON.stringify(rows)))).toEqual([
      { id: 1, can: ['concert:read', 'concert:update'], can_ask: [] },
      { id: 2, can: ['concert:read'], can_ask: [] },
    ]);
  });
});

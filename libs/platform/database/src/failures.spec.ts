import { QueryFailedError } from 'typeorm';
import { isLostRace, isOutOfDate, isOutage } from './failures';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe(isOutage.name, () => {
  it.each([
    [coded('ECONNREFUSED'), true],
    [coded('57P01'), true],
    [coded('08006'), true],
    [new QueryFailedError('SELECT 1', [], coded('57P03')), true],
    [new AggregateError([coded('ECONNREFUSED')]), true],
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('timeout exceeded when trying to connect'), true],
    [coded('23505'), false],
    [new Error('something else'), false],
    [undefined, false],
  ])('of %s is %s', (error, outage) => expect(isOutage(error)).toBe(outage));
});

describe(isLostRace.name, () => {
  it('is true for a deadlock and a serialization failure', () => {
    expect([coded('40P01'), coded('40001'), coded('23505'), undefined].map(isLostRace)).toEqual([true, true, false, false]);
  });
});

describe(isOutOfDate.name, () => {
  it('is true for a statement that is unknown to the connection or outdated by a migration', () => {
    const refused = { code: '0A000', routine: 'RevalidateCachedQuery' };
    expect([coded('26000'), refused, { driverError: refused }, coded('0A000'), null].map(isOutOfDate)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
  });
});

it.each([
  [Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }), true],
  [Object.assign(new Error('failed'), { driverError: { code: '40P01' } }), true],
  [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
  [Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }), false],
  [new TypeError('x is not a function'), false],
  [undefined, false],
])('a job that failed with %s used no attempt: %s', (error, expected) => expect(isOutage(error) || isLostRace(error)).toBe(expected));

import { QueryFailedError } from 'typeorm';
import { isLostRace, isOutage } from './failures';

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
  it('is a deadlock or a serialization failure', () => {
    expect([coded('40P01'), coded('40001'), coded('23505'), undefined].map(isLostRace)).toEqual([true, true, false, false]);
  });
});

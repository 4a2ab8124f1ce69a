import { isOutage } from './outage';

describe(isOutage.name, () => {
  it.each([
    [Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }), true],
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('timeout exceeded when trying to connect'), true],
    [Object.assign(new Error('failed'), { driverError: { code: '40P01' } }), true],
    [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
    [Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }), false],
    [new TypeError('x is not a function'), false],
    [undefined, false],
  ])('%s: %s', (error, expected) => expect(isOutage(error)).toBe(expected));
});

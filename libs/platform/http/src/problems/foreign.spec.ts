import { HttpException } from '@nestjs/common';
import { errorCodes } from 'fastify';
import createError from 'http-errors';
import { asRefusal } from './foreign';
import { STATUS } from './status';

const statusOf = (error: unknown): number => STATUS[asRefusal(error).about.kind];
/** Clients cannot act on these differently: the request cannot be read. */
const UNREADABLE = new Set([402, 406, 407, 409, 410, 411, 418, 421, 423, 424, 425, 426, 428, 451]);
const refusals = Object.keys(createError)
  .map(Number)
  .filter((status) => status >= 400 && status < 500);

describe(asRefusal.name, () => {
  it.each(refusals)('keeps the status %i of a library’s error in every form', (status) => {
    const expected = UNREADABLE.has(status) ? 400 : status;
    // http-errors has the status on its prototype, Fastify on the error, and Nest behind a method.
    expect(statusOf(createError(status))).toBe(expected);
    expect(statusOf(Object.assign(new Error('no'), { statusCode: status }))).toBe(expected);
    expect(statusOf(new HttpException('no', status))).toBe(expected);
  });

  it('keeps every status below 500 of Fastify', () => {
    const made = Object.values(errorCodes).map((Refusal) => new (Refusal as unknown as new () => Error & { statusCode: number })());
    const refused = made.filter(({ statusCode }) => statusCode < 500);
    expect(refused.map(statusOf)).toEqual(refused.map(({ statusCode }) => statusCode));
    expect(refused.length).toBeGreaterThan(5);
  });

  it.each([500, 501, 502, 504])('turns %i into 500', (status) => expect(statusOf(createError(status))).toBe(500));
});

import { DAY_MS, NOW } from '@test/builders';
import { instant } from '@app/database';
import { type RefreshVerdict, judge } from './refresh-token.entity';

const at = (ms: number) => instant(new Date(+NOW + ms));
const fresh = { expires_at: at(DAY_MS), used_at: null };
const expired = { expires_at: at(-1), used_at: null };
const used = (ms_ago: number) => ({ expires_at: at(DAY_MS), used_at: at(-ms_ago) });
const unused = { used_at: null };

describe(judge.name, () => {
  it.each<[string, Parameters<typeof judge>[0], Parameters<typeof judge>[1], RefreshVerdict]>([
    ['a fresh token', fresh, undefined, 'rotate'],
    ['a token that has expired', expired, undefined, 'refuse'],
    ['the token just used, its successor unused', used(10_000), unused, 'repeat'],
    ['the token just used, its successor used', used(10), { used_at: at(-5) }, 'reused'],
    ['the token used a while ago', used(10_001), unused, 'reused'],
    ['a used token whose successor is gone', used(10), undefined, 'reused'],
  ])('%s', (_, token, successor, verdict) => expect(judge(token, successor, NOW)).toBe(verdict));
});

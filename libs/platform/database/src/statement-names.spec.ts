import { StatementNames } from './statement-names';

/** Asks for the name of a text three times and returns the last result. */
const earn = (names: StatementNames, text: string) => [1, 2, 3].map(() => names.of(text)).at(-1);

describe(StatementNames.name, () => {
  it('names a text at its third use, and keeps that name', () => {
    const names = new StatementNames();
    expect([1, 2, 3, 4].map(() => names.of('SELECT 1'))).toEqual([undefined, undefined, 's0', 's0']);
  });

  it('stays bounded under any number of texts', () => {
    const names = new StatementNames();
    for (let n = 0; n < 100_000; n++) names.of(`SELECT ${n}`);
    for (let n = 0; n < 100_000; n++) earn(names, `SELECT ${n}`);
    expect(names.size).toBeLessThanOrEqual(1_300);
  });

  it('reuses the name of an idle text only', () => {
    const names = new StatementNames(3);
    const kept = ['a', 'b', 'c'].map((text) => earn(names, text));
    for (let n = 0; n < 10; n++) {
      expect(earn(names, `SELECT ${n}`)).not.toBe(names.of('b'));
      expect(names.of('b')).toBe(kept[1]);
    }
    expect(new Set([...kept, earn(names, 'd')]).size).toBe(3);
    expect(names.size).toBe(3);
  });

  it('never reuses an outdated name', () => {
    const names = new StatementNames(2);
    const old = earn(names, 'a');
    names.forget('a');
    expect(names.of('a')).toBeUndefined();
    expect([earn(names, 'b'), earn(names, 'a'), earn(names, 'c')]).not.toContain(old);
  });
});

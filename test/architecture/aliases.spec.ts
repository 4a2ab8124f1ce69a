import { readFileSync } from 'node:fs';
import { GROUPS } from './tree';

// Types are checked by the one, and the build resolves imports by the other: without an alias there, what is built does not start.
describe.each(['tsconfig.json', '.swcrc'])('the aliases in %s', (file) => {
  it.each(Object.keys(GROUPS))('lead to the domains of %s', (group) => {
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`"@${group}/\\*": \\["(?:\\./)?libs/domains/${group}/\\*"\\]`));
  });
});

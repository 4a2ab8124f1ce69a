import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsIn } from './accounts';

describe(accountsIn.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tutti-accounts-'));
  const file = join(folder, 'demo-accounts.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are a table whose columns stand under each other, Korean names too', () => {
    const account = (name: string) => ({ email: 'a@b.example', password: 'secret', role: 'admin', company_id: null, name });
    writeFileSync(file, JSON.stringify([account('Anna'), account('김서연')]));
    expect(accountsIn(file)).toEqual([
      'Name    Role   Company     E-mail       Password',
      'Anna    admin  (platform)  a@b.example  secret',
      '김서연  admin  (platform)  a@b.example  secret',
    ]);
  });

  it('are none where nothing was written', () => expect(accountsIn(join(folder, 'nothing'))).toEqual([]));
});

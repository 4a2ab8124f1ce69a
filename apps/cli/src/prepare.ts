import type { QueryRunner } from 'typeorm';
import { env } from '@app/config';
import { alone } from './alone';
import { accountsFile, demoIsThere, makeAccounts, writeDemo } from './demo';
import { writeHttpClientEnvironment } from './http-client-environment';
import { isNew, run } from './migrations';

/** Prepares the database for the apps, and reports the result to the starter. */
export function prepare(wantsDemo: boolean): Promise<number> {
  const mayHaveDemo = wantsDemo && env.NODE_ENV !== 'production';
  return alone(async (session) => {
    // A new database always needs accounts, so their passwords are hashed while Postgres migrates.
    const accounts = mayHaveDemo && (await isNew(session)) ? makeAccounts() : undefined;
    const { length: applied } = await run(session);
    const written = mayHaveDemo && (await writeDemo(session.runner, accounts));
    const demo = written ? 'written' : (await demoIsThere(session.runner)) ? 'there' : 'none';
    await writeVariables(session.runner, demo);
    process.send?.({ applied, demo });
    process.disconnect?.();
    return 0;
  });
}

/** Writes the variables for REST clients at each start, because the address of the server may be another one. */
async function writeVariables(runner: QueryRunner, demo: 'written' | 'there' | 'none'): Promise<void> {
  if (demo !== 'none') await writeHttpClientEnvironment(runner, accountsFile());
}

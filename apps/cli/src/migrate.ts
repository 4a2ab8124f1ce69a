import { alone } from './alone';
import { writeMigration } from './migration-file';
import { appliedMigrations, drift, pending, revert, run } from './migrations';

type Say = (line: string) => number;

export const runAll = (say: Say): Promise<number> =>
  alone(async (session) => {
    const names = await run(session);
    return say(names.length > 0 ? names.map((name) => `Applied ${name}`).join('\n') : 'Nothing is pending.');
  });

export const revertOne = (say: Say): Promise<number> =>
  alone(async (session) => {
    const name = await revert(session);
    return say(name ? `Reverted ${name}` : 'Nothing has been applied.');
  });

export const show = (say: Say): Promise<number> =>
  alone(async (session) => {
    const [done, open] = [await appliedMigrations(session), await pending(session)];
    return say([...done.toReversed().map((name) => `[x] ${name}`), ...open.map((name) => `[ ] ${name}`)].join('\n'));
  });

export const check = (say: Say): Promise<number> =>
  alone(
    async (session) => {
      const open = await pending(session);
      if (open.length > 0) return say(`Pending: ${open.join(', ')}`) + 1;
      const { up } = await drift(session);
      if (up.length > 0)
        return (
          say(`The schema differs from the entities. These statements would update it:\n${up.map((query) => `  ${query};`).join('\n')}`) + 1
        );
      return say('All migrations are applied, and the schema matches the entities.');
    },
    { entities: true },
  );

export const generate = (name: string, say: Say): Promise<number> =>
  alone(
    async (session) => {
      const open = await pending(session);
      if (open.length > 0) return say(`Apply the pending migrations first: ${open.join(', ')}`) + 1;
      const difference = await drift(session);
      if (difference.up.length === 0) return say('The schema already matches the entities.');
      return say(`Written to ${writeMigration(name, difference)}. Review it before you apply it.`);
    },
    { entities: true },
  );

export interface Options {
  readonly positionals: string[];
  readonly demo?: boolean;
  readonly email?: string;
  readonly name?: string;
  readonly 'without-key'?: boolean;
}

/** Returns the exit code. Errors are printed by their message. */
type Command = (options: Options) => Promise<number>;

export const USAGE = `Usage: node dist/apps/cli/src/main.js <command>

  migrate run               apply pending migrations
  migrate revert            revert the newest migration
  migrate show              list applied and pending migrations
  migrate check             fail if a migration is pending, or entities and schema differ
  migrate generate <Name>   draft a migration from the entities
  create-admin --email <address> [--name <name>]
                            create a platform admin; the password comes from ADMIN_PASSWORD or standard input
  demo                      write two companies with people, programmes and scores into an empty database
  backup <folder>           write database and files into a new folder below it; BACKUP_KEEP_DAYS removes older ones
  backup check <backup>     read a backup and tell whether it is intact
  restore <backup> [--without-key]
                            restore into an empty database and the storage, with api and worker stopped; the SECRET_KEY must be
                            the one that the backup was made with, unless it is lost
  prepare [--demo]          migrate run, and then demo if allowed

DATABASE_URL names the database. Migrations run in one process at a time; others wait.
`;

const say = (line: string): number => {
  process.stdout.write(`${line}\n`);
  return 0;
};

// Loaded on demand: it reads the settings, and help needs none.
const migrateCommands = () => import('./migrate');

/** All commands. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  help: () => Promise.resolve(say(USAGE)),
  'migrate run': async () => (await migrateCommands()).runAll(say),
  'migrate revert': async () => (await migrateCommands()).revertOne(say),
  'migrate show': async () => (await migrateCommands()).show(say),
  'migrate check': async () => (await migrateCommands()).check(say),
  'migrate generate': async ({ positionals }) => (await migrateCommands()).generate(positionals[2] ?? '', say),
  'create-admin': async (options) => (await import('./create-admin')).createAdmin(options, say),
  demo: async () => (await import('./demo')).demo(say),
  backup: async ({ positionals }) => (await import('./backup/backup')).backup(positionals[1], say),
  'backup check': async ({ positionals }) => (await import('./backup/verification')).checkBackup(positionals[2], say),
  restore: async (options) =>
    (await import('./backup/restore')).restore({ folder: options.positionals[1], withoutKey: options['without-key'] ?? false }, say),
  prepare: async ({ demo }) => (await import('./prepare')).prepare(demo ?? false),
};

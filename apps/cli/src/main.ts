import { parseArgs } from 'node:util';
import { COMMANDS, type Options, USAGE } from './commands';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      demo: { type: 'boolean' },
      'without-key': { type: 'boolean' },
      email: { type: 'string' },
      name: { type: 'string' },
    },
  });
  const [command = 'help', ...rest] = positionals;
  const found = values.help ? COMMANDS.help : (COMMANDS[`${command} ${rest[0]}`] ?? COMMANDS[command]);
  if (!found) throw new Error(`There is no command ${positionals.join(' ')}.\n\n${USAGE}`);
  process.exitCode = await found({ ...values, positionals } satisfies Options);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? messageOf(error) : String(error)}\n`);
  process.exitCode = 1;
});

const messageOf = ({ message, code }: NodeJS.ErrnoException): string =>
  /^E[A-Z]+$/.test(code ?? '') ? `The database does not answer (${message || code}).` : message;

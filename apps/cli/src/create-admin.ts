import { hash } from '@node-rs/bcrypt';
import { isEmail } from 'class-validator';
import { alone } from './alone';
import { readPassword } from './read-password';

const ROUNDS = 12;
const MIN_BYTES = 8;
// bcrypt reads no further.
const MAX_BYTES = 72;

interface Wishes {
  readonly email?: string;
  readonly name?: string;
}

/** Makes a platform admin: of no company, and the one who creates companies. */
export async function createAdmin({ email: given = '', name = 'Platform admin' }: Wishes, say: (line: string) => number): Promise<number> {
  const email = given.toLowerCase();
  if (!isEmail(email)) throw new Error('create-admin needs --email with an e-mail address.');
  const password = await readPassword();
  const bytes = Buffer.byteLength(password);
  if (bytes < MIN_BYTES || bytes > MAX_BYTES)
    throw new Error(`A password has ${MIN_BYTES} to ${MAX_BYTES} bytes; set ADMIN_PASSWORD, or type it when asked.`);

  const password_hash = await hash(password, ROUNDS);
  const [made] = await alone(
    async ({ runner }) =>
      (await runner.query(
        `INSERT INTO users (email, email_verified_at, password_hash, name, role, is_superuser)
         VALUES ($1, now(), $2, $3, 'admin', true) ON CONFLICT (email) DO NOTHING RETURNING id`,
        [email, password_hash, name],
      )) as { id: number }[],
  );
  if (!made) throw new Error(`${email} is taken already.`);
  return say(`${email} is a platform admin (user ${made.id}).`);
}

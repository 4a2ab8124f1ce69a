import { Passwords, isAcceptablePassword } from '@app/auth';
import { ValidationFailed } from '@app/errors';
import { emailForm, isEmailAddress } from '@app/validation';
import { alone } from './alone';
import { readPassword } from './read-password';

interface Wishes {
  readonly email?: string;
  readonly name?: string;
}

/** Creates a platform admin, who belongs to no company and creates companies. */
export async function createAdmin({ email: given = '', name = 'Platform admin' }: Wishes, say: (line: string) => number): Promise<number> {
  const email = emailForm(given);
  if (!isEmailAddress(email)) throw new Error('create-admin needs --email with an e-mail address.');
  const password = await readPassword();
  if (!isAcceptablePassword(password))
    throw new Error('A password has 8 to 72 bytes and is not a common one; set ADMIN_PASSWORD, or type it when asked.');

  const password_hash = await new Passwords().choose({ password, email, names: [name] }).catch((error: unknown) => {
    throw error instanceof ValidationFailed ? new Error('The password is too easy to guess: use three or four words.') : error;
  });
  const [made] = await alone(
    async ({ runner }) =>
      (await runner.query(
        `INSERT INTO users (email, email_verified_at, password_hash, name, role, is_superuser)
         VALUES ($1, now(), $2, $3, 'admin', true) ON CONFLICT (email) DO NOTHING RETURNING id`,
        [email, password_hash, name],
      )) as { id: number }[],
  );
  if (!made) throw new Error(`${email} is already taken.`);
  return say(`${email} is now a platform admin (user ${made.id}).`);
}

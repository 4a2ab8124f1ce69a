import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Tokens } from '@app/auth';
import { instant } from '@app/database';
import { SessionsRepository } from '@identity/auth/sessions.repository';
import type { User } from '@organisation/users/user.entity';
import { DAY_MS } from './builders';

/** An access token of a user, from a new session. It skips the sign-in, which has specs of its own, and writes no audit entry. */
export async function tokenOf(app: NestFastifyApplication, user: User): Promise<string> {
  const sessions = app.get(SessionsRepository, { strict: false });
  const origin = { address: '127.0.0.1', user_agent: 'test' };
  const id = await sessions.add({ user_id: user.id, ...origin, expires_at: instant(new Date(Date.now() + DAY_MS)) });
  return app.get(Tokens, { strict: false }).issue(user, id);
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@app/database';
import { SessionsService } from '../../libs/domains/src/auth/sessions.service';
import type { User } from '../../libs/domains/src/users/user.entity';

/** What a user sends after `Bearer `, from a session of its own. */
export async function tokenOf(app: NestFastifyApplication, user: User): Promise<string> {
  const account = { ...user, password_hash: null, may_sign_in: true };
  const sessions = app.get(SessionsService, { strict: false });
  const { access_token } = await app.get(Database).transaction(() => sessions.begin(account, { address: '127.0.0.1', user_agent: 'test' }));
  return access_token;
}

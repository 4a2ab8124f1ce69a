import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { SessionEnder } from '@app/auth';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { Events } from '@app/events';
import { User } from './user.entity';
import { UserRegistered, userIds } from './users.events';
import { UsersRepository } from './users.repository';

/** People whose e-mail address a provider of sign-ins vouches for. For other domains, in their transaction. */
@Injectable()
export class VouchedUsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionEnder,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** A mentee of no company, without a password. */
  async register({ email, name }: { readonly email: string; readonly name: string | null }): Promise<User> {
    const user = User.create({ email, name: name ?? email.split('@', 1)[0] });
    user.email_verified_at = this.now();
    await this.users.add(user);
    this.audit.record(user, 'user.register', user);
    this.events.publish(UserRegistered, userIds(user));
    return user;
  }

  /** Gives an account to whom its address belongs. Whoever opened it is out: their password is gone, and every session. */
  async claim(id: number): Promise<void> {
    await this.change(id, 'user.claim', { password_hash: null, email_verified_at: this.now() });
    await this.sessions.endAllOf(id);
  }

  async verify(id: number): Promise<void> {
    await this.change(id, 'user.verify_email', { email_verified_at: this.now() });
  }

  private async change(id: number, action: 'user.claim' | 'user.verify_email', fields: Partial<User>): Promise<void> {
    const user = Object.assign((await this.users.findForUpdate(id))!, fields);
    await this.users.save(user);
    this.audit.record(user, action, user);
  }

  private now() {
    return instant(this.clock.now());
  }
}

import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import { UsersRepository } from './users.repository';

/** Shows pictures of people once they have been drawn. */
@Injectable()
export class UserPicturesService {
  constructor(
    private readonly users: UsersRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Called by the worker. Returns false, and does nothing, if the person has left. */
  show(user_id: number, path: string): Promise<boolean> {
    return this.db.transaction(async () => {
      const user = await this.users.findForUpdate(user_id);
      if (!user || user.isGone) return false;
      user.profile_image = path;
      await this.users.save(user);
      this.audit.record(null, 'user.show_picture', user);
      return true;
    });
  }
}

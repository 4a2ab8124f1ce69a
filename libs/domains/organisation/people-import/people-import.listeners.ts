import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { UserAnonymised } from '@organisation/users';
import { ImportsRepository } from './imports.repository';

/** Listens to events of other domains. */
@Injectable()
export class PeopleImportListeners {
  constructor(private readonly imports: ImportsRepository) {}

  /** Blanks the names of the files that an anonymised person sent. */
  @On(UserAnonymised, 'UserAnonymised:PeopleImportListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.imports.blankNamesOf(user_id);
  }
}

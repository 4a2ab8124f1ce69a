import { Injectable } from '@nestjs/common';
import { Notices } from '@app/notices';
import { INFECTED } from './file-status';
import { FILE_INFECTED } from './files.notifications';
import { FilesRepository } from './files.repository';

/** Tells people that there was malware in their file. */
@Injectable()
export class InfectedNoticesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly notices: Notices,
  ) {}

  /** `source` is the id of the listener's job. Files that failed for another reason are not told of. */
  async tell(upload_id: string, source: string): Promise<void> {
    const file = await this.files.find(upload_id);
    if (file?.failure !== INFECTED) return;
    await this.notices.plan(FILE_INFECTED, source, [{ user_id: file.user_id, actor_id: null, resource_id: upload_id }]);
  }
}

import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { FileFailed, FilePurpose, FileReady } from '@library/files';
import { UserAnonymised } from '@organisation/users';
import { PictureDrawingService } from './picture-drawing.service';

/** Listens to events of files and users. */
@Injectable()
export class PicturesListeners {
  constructor(private readonly drawing: PictureDrawingService) {}

  @On(FileReady, 'FileReady:PicturesListeners.show')
  async show({ upload_id, purpose }: FileReady): Promise<void> {
    if (purpose === FilePurpose.Picture) await this.drawing.show(upload_id);
  }

  @On(FileFailed, 'FileFailed:PicturesListeners.drop')
  async drop({ upload_id, purpose }: FileFailed): Promise<void> {
    if (purpose === FilePurpose.Picture) await this.drawing.drop(upload_id);
  }

  @On(UserAnonymised, 'UserAnonymised:PicturesListeners.forgetPerson')
  async forgetPerson({ user_id }: UserAnonymised): Promise<void> {
    await this.drawing.forgetPerson(user_id);
  }
}

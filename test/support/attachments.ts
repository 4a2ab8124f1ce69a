import sharp from 'sharp';
import { Images, Pdf } from '@app/pdf';
import { DownloadsService, FilePurpose, FilesService, RendererRegistry } from '@library/files';
import { FileWipingService } from '@library/files/file-wiping.service';
import { FilesRepository } from '@library/files/files.repository';
import { StoredObjectsService } from '@library/files/stored-objects.service';
import { UploadsService } from '@library/files/uploads.service';
import { AttachmentPreviewsService } from '@library/attachments/attachment-previews.service';
import { Audit } from '@app/audit';
import { Database, sql } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { PictureDrawingService } from '@library/pictures/picture-drawing.service';
import { PictureOwnersService } from '@library/pictures/picture-owners.service';
import { PicturesRepository } from '@library/pictures/pictures.repository';
import { PicturesService } from '@library/pictures/pictures.service';
import { CompanyLogosService } from '@organisation/companies';
import { UserPicturesService } from '@organisation/users';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';
import { type Sent, aPdf, uploadsOf } from './uploads';
import { filesWorkerOf } from './worker-files';

let made = 0;

/** A small image, different each time. */
export const anImage = (format: 'png' | 'jpeg' | 'webp' = 'png', width = 40, height = 20): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: ++made % 256, g: 80, b: 120 } } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    [format]()
    .toBuffer();

/** Steps of people who attach files, and of the worker. */
export function attachmentsOf(api: ReturnType<typeof startApi>) {
  const uploads = uploadsOf(api);

  /** Announces and sends an upload without committing it; returns its id. */
  const send = async (user: User, bytes: Buffer = aPdf(100 + ++made), sent: Sent = {}): Promise<string> => {
    const announced = await uploads.announce(user, { size: bytes.length, purpose: FilePurpose.Attachment, ...sent });
    if (announced.status !== 201) throw new Error(JSON.stringify(announced.body));
    await uploads.put(announced, bytes);
    return announced.body.upload_id as string;
  };

  const previews = () =>
    new AttachmentPreviewsService(api.get(FilesService), api.get(DownloadsService), api.get(RendererRegistry), new Pdf(), new Images());

  /** Makes the worker's service that draws pictures. Its renderer must be registered only once. */
  const drawing = () =>
    new PictureDrawingService(
      api.get(PicturesRepository),
      api.get(PicturesService),
      api.get(DownloadsService),
      api.get(RendererRegistry),
      new Images(),
      new PictureOwnersService(api.get(UserPicturesService), api.get(CompanyLogosService)),
      api.get(Database),
    );

  /** Runs the jobs that delete files for good. */
  const wipe = async (): Promise<void> => {
    const wiping = new FileWipingService(
      api.get(FilesRepository),
      api.get(UploadsService),
      api.get(StoredObjectsService),
      api.get(Database),
      api.get(Audit),
      api.get(Events),
      api.get(Jobs),
    );
    const jobs = await api
      .get(Database)
      .rows(sql<{ payload: { upload_id: string } }>`DELETE FROM outbox WHERE name = 'wipe_file' RETURNING payload`);
    for (const { payload } of jobs) await wiping.wipe(payload.upload_id);
    await filesWorkerOf(api).removeObjects();
  };
  return { ...uploads, send, previews, drawing, wipe };
}

import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@app/database';
import { Images, PdfError } from '@app/pdf';
import { PictureKind } from '@app/pictures';
import { DownloadsService, type FileAtHand, FilePurpose, type FileRenderer, RendererRegistry } from '@library/files';
import { PictureOwnersService } from './picture-owners.service';
import { DRAWN, PicturesRepository } from './pictures.repository';
import { PicturesService } from './pictures.service';

/** Maximum length of the longer side of a picture, in pixels. */
const SIDE_PX = 512;
const WEBP = 'image/webp';
const SALT_BYTES = 32;

/** Renders uploaded pictures in the worker, so that nothing but their pixels is published, and publishes them. */
@Injectable()
export class PictureDrawingService implements FileRenderer, OnModuleInit {
  constructor(
    private readonly pictures: PicturesRepository,
    private readonly service: PicturesService,
    private readonly downloads: DownloadsService,
    private readonly renderers: RendererRegistry,
    private readonly images: Images,
    private readonly owners: PictureOwnersService,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.renderers.register(FilePurpose.Picture, this);
  }

  /** Renders a picture and stores its hash. Returns the reason if that is impossible. Skips a picture that was replaced meanwhile. */
  async renderFile({ upload_id, path }: FileAtHand): Promise<string | null> {
    const picture = await this.pictures.find(upload_id);
    if (!picture) return null;
    try {
      const webp = await this.images.draw(path, { side_px: SIDE_PX, shape: picture.kind === PictureKind.User ? 'square' : 'whole' });
      await this.downloads.keepDerived(upload_id, DRAWN, webp, WEBP);
      await this.saveHash(upload_id, webp);
      return null;
    } catch (error) {
      if (error instanceof PdfError) return error.problem;
      throw error;
    }
  }

  /** Publishes a rendered picture, and deletes the earlier ones. A later one that is not rendered yet stays. */
  show(upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const picture = await this.pictures.find(upload_id);
      if (!picture?.sha256) return;
      // The owner is locked before its pictures, in the same order as when somebody changes the picture.
      if (!(await this.owners.show(picture, picture.path))) return;
      const others = (await this.pictures.findAllOf({ kind: picture.kind, id: picture.owner_id })).filter(({ id }) => id !== upload_id);
      const waiting = ({ sha256, created_at }: typeof picture) => sha256 === null && created_at > picture.created_at;
      await this.service.discard(
        null,
        others.filter((one) => !waiting(one)),
      );
    });
  }

  /** Deletes a picture whose file has failed. */
  async drop(upload_id: string): Promise<void> {
    await this.db.transaction(async () => {
      const picture = await this.pictures.findForUpdate(upload_id);
      if (picture) await this.service.discard(null, [picture]);
    });
  }

  /** Deletes the pictures of an anonymised person. */
  forgetPerson(user_id: number): Promise<void> {
    return this.db.transaction(async () =>
      this.service.discard(null, await this.pictures.findAllOf({ kind: PictureKind.User, id: user_id })),
    );
  }

  private async saveHash(upload_id: string, webp: Buffer): Promise<void> {
    const sha256 = createHash('sha256').update(randomBytes(SALT_BYTES)).update(webp).digest('hex');
    await this.db.transaction(async () => {
      const picture = await this.pictures.findForUpdate(upload_id);
      if (!picture) return;
      picture.sha256 = sha256;
      await this.pictures.save(picture);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, requireVisible } from '@app/auth';
import { NotFound } from '@app/errors';
import { type DownloadPlace, DownloadsService, FilesService } from '@library/files';
import { AttachmentsPolicy } from './attachments.policy';
import { AttachmentsRepository } from './attachments.repository';
import { ATTACHMENT } from './nouns';

/** Name of the preview among the objects rendered from a file. */
export const PREVIEW = 'preview';

/** Makes download URLs of attachments. Everybody who may read a thing may download its attachments. */
@Injectable()
export class AttachmentLinksService {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly files: FilesService,
    private readonly downloads: DownloadsService,
  ) {}

  /** Throws 404 for people who may not read the thing, and `FileNotReady` (409) for a file that is not scanned yet. */
  async original(actor: Actor, id: string): Promise<DownloadPlace> {
    await this.expectReader(actor, id);
    return this.downloads.downloadUrl(id);
  }

  /** Throws 404 also for an attachment without a preview. */
  async preview(actor: Actor, id: string): Promise<DownloadPlace> {
    await this.expectReader(actor, id);
    const { filename } = await this.files.require(id);
    const place = await this.downloads.derivedUrl(id, PREVIEW, `${filename} - preview.webp`);
    if (!place) throw new NotFound(ATTACHMENT);
    return place;
  }

  private async expectReader(actor: Actor, id: string): Promise<void> {
    requireVisible(AttachmentsPolicy.read, actor, await this.attachments.subject(id));
  }
}

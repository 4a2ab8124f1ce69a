import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Refuses, UuidId } from '@app/http';
import { FileNotReady } from '@library/files';
import { AttachmentLinksService } from './attachment-links.service';
import { AttachmentUrlDto } from './attachments.dto';
import { AttachmentsPolicy } from './attachments.policy';

@Chapter('attachments', {
  group: 'Library',
  rank: 9,
  about: 'Files of submissions, comments, memos and meetings, for those who can read these.',
})
@Controller('attachments/:id')
export class AttachmentsController {
  constructor(private readonly links: AttachmentLinksService) {}

  /** Get the download URL of an attachment */
  @Get('download')
  @Can(AttachmentsPolicy.read)
  @ApiOkResponse({ type: AttachmentUrlDto })
  @Refuses(FileNotReady)
  getDownload(@CurrentActor() actor: Actor, @UuidId('id') id: string): Promise<AttachmentUrlDto> {
    return this.links.original(actor, id);
  }

  /**
   * Get the URL of the preview image of an attachment
   * @remarks Images and PDFs have a preview, as WebP; that of a PDF shows its first page. 404 as long as there is none.
   */
  @Get('preview')
  @Can(AttachmentsPolicy.read)
  @ApiOkResponse({ type: AttachmentUrlDto })
  getPreview(@CurrentActor() actor: Actor, @UuidId('id') id: string): Promise<AttachmentUrlDto> {
    return this.links.preview(actor, id);
  }
}

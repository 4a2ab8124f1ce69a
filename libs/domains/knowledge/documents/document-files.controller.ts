import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Refuses } from '@app/http';
import { FileNotReady } from '@library/files';
import { DocumentFilesService } from './document-files.service';
import { DocumentUrlDto, WhichFileDto, WhichPageDto } from './documents.dto';
import { DocumentsPolicy } from './documents.policy';

@Chapter('documents')
@Controller('docs/:id')
export class DocumentFilesController {
  constructor(private readonly files: DocumentFilesService) {}

  /**
   * Get the download URL of the file of a document
   * @remarks 404 for Markdown. The file of the draft needs `document:read_draft`.
   */
  @Get('download')
  @Can(DocumentsPolicy.read)
  @ApiOkResponse({ type: DocumentUrlDto })
  @Refuses(FileNotReady)
  getDownload(@CurrentActor() actor: Actor, @Id() id: number, @Query() which: WhichFileDto): Promise<DocumentUrlDto> {
    return this.files.original(actor, id, which);
  }

  /**
   * Get the URL of the preview image of the file of a document
   * @remarks Images and the first 10 pages of PDFs have one, as WebP. 404 while there is none.
   */
  @Get('preview')
  @Can(DocumentsPolicy.read)
  @ApiOkResponse({ type: DocumentUrlDto })
  getPreview(@CurrentActor() actor: Actor, @Id() id: number, @Query() which: WhichPageDto): Promise<DocumentUrlDto> {
    return this.files.preview(actor, id, which);
  }
}

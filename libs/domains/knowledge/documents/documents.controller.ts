import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { FolderInTrash } from '@knowledge/folders';
import { DocumentTrashService } from './document-trash.service';
import { CreateDocumentDto, DocumentDto, DocumentRowDto, ListDocumentsDto, MoveDocumentDto, UpdateDocumentDto } from './documents.dto';
import { DocumentFormatWrong, DocumentNotMovable, TAKING } from './documents.errors';
import { DocumentsPolicy } from './documents.policy';
import { DocumentsService } from './documents.service';

@Chapter('documents', {
  group: 'Knowledge',
  rank: 3,
  about: 'Documents with a working draft and published versions, read by those whom access lists or the folder let.',
})
@Controller('docs')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly trash: DocumentTrashService,
  ) {}

  /**
   * List the documents that you can read
   * @remarks These are published ones, and others for those who edit or manage them.
   */
  @Get()
  @Can(DocumentsPolicy.list)
  @Paged(DocumentRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListDocumentsDto) {
    return this.documents.list(actor, query);
  }

  /**
   * Get a document with its published text
   * @remarks Those who edit or manage it also get the working draft.
   */
  @Get(':id')
  @Can(DocumentsPolicy.read)
  @Shown(DocumentDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.documents.get(actor, id);
  }

  /** Create a document with a working draft */
  @Post()
  @Can(DocumentsPolicy.create)
  @Created(DocumentDto)
  @AsResource()
  @Refuses(FolderInTrash, DocumentFormatWrong, ...TAKING)
  create(@CurrentActor() actor: Actor, @Body() draft: CreateDocumentDto) {
    return this.documents.create(actor, draft);
  }

  /**
   * Update the working draft of a document
   * @remarks A new title or text begins a draft if there is none. Published versions do not change.
   */
  @Patch(':id')
  @Can(DocumentsPolicy.update)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable, DocumentFormatWrong, ...TAKING)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateDocumentDto, @IfMatch() expected?: ExpectedVersion) {
    return this.documents.update(actor, id, change, expected);
  }

  /**
   * Move a document to another folder
   * @remarks It inherits the access lists of the new place. You need `folder:update` there.
   */
  @Post(':id/move')
  @Can(DocumentsPolicy.move)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable, FolderInTrash)
  move(@CurrentActor() actor: Actor, @Id() id: number, @Body() { folder_id }: MoveDocumentDto, @IfMatch() expected?: ExpectedVersion) {
    return this.documents.move(actor, id, folder_id, expected);
  }

  /**
   * Discard the working draft
   * @remarks A document that was never published is deleted instead.
   */
  @Post(':id/discard-draft')
  @Can(DocumentsPolicy.discard_draft)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable)
  discardDraft(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.documents.discardDraft(actor, id, expected);
  }

  /** Delete a document: it moves to the trash for 30 days */
  @Delete(':id')
  @Can(DocumentsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(DocumentNotMovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.trash.trash(actor, id, expected);
  }

  /**
   * Restore a document from the trash
   * @remarks An archived document outside the trash is published again.
   */
  @Post(':id/restore')
  @Can(DocumentsPolicy.restore)
  @Shown(DocumentDto)
  @Refuses(DocumentNotMovable, FolderInTrash)
  restore(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.trash.restore(actor, id, expected);
  }
}

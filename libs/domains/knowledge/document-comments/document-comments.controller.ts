import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Feed, Id, IfMatch, Refuses, Shown } from '@app/http';
import { DocumentFull, DocumentsPolicy } from '@knowledge/documents';
import { CreateDocumentCommentDto, DocumentCommentDto, ListDocumentCommentsDto, UpdateDocumentCommentDto } from './document-comments.dto';
import { NotOnReply, QuoteWrong } from './document-comments.errors';
import { DocumentCommentsPolicy } from './document-comments.policy';
import { DocumentCommentsService } from './document-comments.service';

const CommentId = () => Id('comment_id');

@Chapter('document-comments', { group: 'Knowledge', rank: 5, about: 'Comments on published documents and on quotes of their versions.' })
@Controller('docs/:id/comments')
export class DocumentCommentsController {
  constructor(private readonly comments: DocumentCommentsService) {}

  /**
   * List the comments on a document, oldest first
   * @remarks Replies follow where they were written, with the `parent_id` of their thread.
   */
  @Get()
  @Can(DocumentsPolicy.read)
  @Feed(DocumentCommentDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListDocumentCommentsDto) {
    return this.comments.list(actor, id, query);
  }

  /** Get a comment on a document */
  @Get(':comment_id')
  @Can(DocumentCommentsPolicy.read)
  @Shown(DocumentCommentDto)
  get(@CurrentActor() actor: Actor, @Id() document_id: number, @CommentId() id: number) {
    return this.comments.get(actor, document_id, id);
  }

  /**
   * Comment on a document, on a quote of it, or reply to a comment
   * @remarks The quote is compared with that slice of the version. Owner, watchers and those who have commented are told.
   */
  @Post()
  @Can(DocumentsPolicy.comment)
  @Created(DocumentCommentDto)
  @AsResource()
  @Refuses(QuoteWrong, NotOnReply, DocumentFull)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() draft: CreateDocumentCommentDto) {
    return this.comments.add(actor, id, draft);
  }

  /** Update your comment */
  @Patch(':comment_id')
  @Can(DocumentCommentsPolicy.update)
  @Shown(DocumentCommentDto)
  update(
    @CurrentActor() actor: Actor,
    @Id() document_id: number,
    @CommentId() id: number,
    @Body() { body }: UpdateDocumentCommentDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.comments.update(actor, { document_id, id, expected }, body);
  }

  /**
   * Delete a comment
   * @remarks One with replies keeps its place without its text.
   */
  @Delete(':comment_id')
  @Can(DocumentCommentsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(
    @CurrentActor() actor: Actor,
    @Id() document_id: number,
    @CommentId() id: number,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<void> {
    await this.comments.remove(actor, { document_id, id, expected });
  }

  /** Resolve the thread of a comment */
  @Post(':comment_id/resolve')
  @Can(DocumentCommentsPolicy.resolve)
  @Shown(DocumentCommentDto)
  @Refuses(NotOnReply)
  resolve(@CurrentActor() actor: Actor, @Id() document_id: number, @CommentId() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.comments.resolve(actor, { document_id, id, expected });
  }

  /** Reopen the thread of a comment */
  @Post(':comment_id/reopen')
  @Can(DocumentCommentsPolicy.resolve)
  @Shown(DocumentCommentDto)
  @Refuses(NotOnReply)
  reopen(@CurrentActor() actor: Actor, @Id() document_id: number, @CommentId() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.comments.reopen(actor, { document_id, id, expected });
  }
}

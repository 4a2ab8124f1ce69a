import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Feed, Id, IfMatch, Refuses, Shown } from '@app/http';
import { ATTACHING } from '@library/attachments';
import { AddCommentDto, CommentDto, ListCommentsDto, UpdateCommentDto } from './comments.dto';
import { CommentsPolicy } from './comments.policy';
import { CommentsService } from './comments.service';
import { TasksPolicy } from './tasks.policy';

const CommentId = () => Id('comment_id');

@Chapter('task-comments', { group: 'Programmes', rank: 9, about: 'The comments on a task.' })
@Controller('tasks/:id/comments')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  /** List the comments on a task, oldest first */
  @Get()
  @Can(TasksPolicy.read)
  @Feed(CommentDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListCommentsDto) {
    return this.comments.list(actor, id, query);
  }

  /** Get a comment */
  @Get(':comment_id')
  @Can(CommentsPolicy.read)
  @Shown(CommentDto)
  get(@CurrentActor() actor: Actor, @Id() task_id: number, @CommentId() id: number) {
    return this.comments.get(actor, task_id, id);
  }

  /** Add a comment to a task */
  @Post()
  @Can(TasksPolicy.comment)
  @Created(CommentDto)
  @AsResource()
  @Refuses(...ATTACHING)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() draft: AddCommentDto) {
    return this.comments.add(actor, id, draft);
  }

  /** Update your comment */
  @Patch(':comment_id')
  @Can(CommentsPolicy.update)
  @Shown(CommentDto)
  @Refuses(...ATTACHING)
  update(
    @CurrentActor() actor: Actor,
    @Id() task_id: number,
    @CommentId() id: number,
    @Body() change: UpdateCommentDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.comments.update(actor, { task_id, id, expected }, change);
  }

  /** Delete your comment */
  @Delete(':comment_id')
  @Can(CommentsPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(
    @CurrentActor() actor: Actor,
    @Id() task_id: number,
    @CommentId() id: number,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<void> {
    await this.comments.remove(actor, { task_id, id, expected });
  }
}

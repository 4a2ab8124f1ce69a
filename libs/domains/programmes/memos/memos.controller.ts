import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { ATTACHING } from '@library/attachments';
import { ListMemosDto, MemoDto, MemoRowDto, UpdateMemoDto, WriteMemoDto } from './memos.dto';
import { MemoNotShareable, MemoSubjectUnclear } from './memos.errors';
import { MemosPolicy } from './memos.policy';
import { MemosService } from './memos.service';

@Chapter('memos', {
  group: 'Programmes',
  rank: 11,
  about: 'Notes about a person or a task: private, or shared with a pair, with mentors or with admins.',
})
@Controller('memos')
export class MemosController {
  constructor(private readonly memos: MemosService) {}

  /** List your memos and those shared with you */
  @Get()
  @Can(MemosPolicy.list)
  @Paged(MemoRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListMemosDto) {
    return this.memos.list(actor, query);
  }

  /** Get a memo */
  @Get(':id')
  @Can(MemosPolicy.read)
  @Shown(MemoDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.memos.get(actor, id);
  }

  /**
   * Create a memo about a person or a task
   * @remarks You must be able to see the person or the task.
   */
  @Post()
  @Can(MemosPolicy.create)
  @Created(MemoDto)
  @AsResource()
  @Refuses(MemoSubjectUnclear, MemoNotShareable, ...ATTACHING)
  create(@CurrentActor() actor: Actor, @Body() draft: WriteMemoDto) {
    return this.memos.write(actor, draft);
  }

  /**
   * Update your memo
   * @remarks If `visibility` changes, the memo must be shareable so (422 `MEMO_NOT_SHAREABLE`).
   */
  @Patch(':id')
  @Can(MemosPolicy.update)
  @Shown(MemoDto)
  @Refuses(MemoNotShareable, ...ATTACHING)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateMemoDto, @IfMatch() expected?: ExpectedVersion) {
    return this.memos.update(actor, id, change, expected);
  }

  /**
   * Delete a memo
   * @remarks You can delete your own memos. Admins can also delete memos that are shared with admins.
   */
  @Delete(':id')
  @Can(MemosPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.memos.remove(actor, id, expected);
  }
}

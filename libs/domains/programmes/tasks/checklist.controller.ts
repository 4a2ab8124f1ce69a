import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import {
  AddChecklistItemDto,
  ChecklistItemDto,
  ChecklistItemRowDto,
  ListChecklistDto,
  ReorderChecklistDto,
  UpdateChecklistItemDto,
} from './checklist.dto';
import { ChecklistService } from './checklist.service';
import { ChecklistChanged, ChecklistFull } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';

const ItemId = () => Id('item_id');

@Chapter('checklist-items', { group: 'Programmes', about: 'The checklist of a task.' })
@Controller('tasks/:id/checklist')
export class ChecklistController {
  constructor(private readonly checklist: ChecklistService) {}

  /** List what is to be ticked, in its order */
  @Get()
  @Can(TasksPolicy.read)
  @Paged(ChecklistItemRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListChecklistDto) {
    return this.checklist.list(actor, id, query);
  }

  /** Show one item */
  @Get(':item_id')
  @Can(TasksPolicy.read)
  @Shown(ChecklistItemDto)
  get(@CurrentActor() actor: Actor, @Id() task_id: number, @ItemId() id: number) {
    return this.checklist.get(actor, task_id, id);
  }

  /** Add an item, as the last one */
  @Post()
  @Can(TasksPolicy.update)
  @Created(ChecklistItemDto)
  @AsResource()
  @Refuses(ChecklistFull)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() { title }: AddChecklistItemDto) {
    return this.checklist.add(actor, id, title);
  }

  /** Put the items into another order */
  @Post('reorder')
  @Can(TasksPolicy.update)
  @HttpCode(HttpStatus.OK)
  @Paged(ChecklistItemRowDto)
  @Refuses(ChecklistChanged)
  reorder(@CurrentActor() actor: Actor, @Id() id: number, @Body() { item_ids }: ReorderChecklistDto) {
    return this.checklist.reorder(actor, id, item_ids);
  }

  /** Tick an item, take the tick away, or rename it where you may change the task */
  @Patch(':item_id')
  @Can(TasksPolicy.tick)
  @Shown(ChecklistItemDto)
  update(
    @CurrentActor() actor: Actor,
    @Id() task_id: number,
    @ItemId() id: number,
    @Body() change: UpdateChecklistItemDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.checklist.update(actor, { task_id, id, expected }, change);
  }

  /** Take an item off the list */
  @Delete(':item_id')
  @Can(TasksPolicy.update)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(
    @CurrentActor() actor: Actor,
    @Id() task_id: number,
    @ItemId() id: number,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<void> {
    await this.checklist.remove(actor, { task_id, id, expected });
  }
}

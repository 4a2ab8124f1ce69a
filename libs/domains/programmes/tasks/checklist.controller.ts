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

@Chapter('checklist-items', { group: 'Programmes', rank: 8, about: 'The checklist of a task.' })
@Controller('tasks/:id/checklist')
export class ChecklistController {
  constructor(private readonly checklist: ChecklistService) {}

  /** List the checklist items of a task, in their order */
  @Get()
  @Can(TasksPolicy.read)
  @Paged(ChecklistItemRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListChecklistDto) {
    return this.checklist.list(actor, id, query);
  }

  /** Get a checklist item */
  @Get(':item_id')
  @Can(TasksPolicy.read)
  @Shown(ChecklistItemDto)
  get(@CurrentActor() actor: Actor, @Id() task_id: number, @ItemId() id: number) {
    return this.checklist.get(actor, task_id, id);
  }

  /**
   * Add an item to the end of the checklist
   * @remarks A checklist has at most 100 items (409 `CHECKLIST_FULL`).
   */
  @Post()
  @Can(TasksPolicy.update)
  @Created(ChecklistItemDto)
  @AsResource()
  @Refuses(ChecklistFull)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() { title }: AddChecklistItemDto) {
    return this.checklist.add(actor, id, title);
  }

  /**
   * Reorder the checklist
   * @remarks `item_ids` must name each item once (409 `CHECKLIST_CHANGED`).
   */
  @Post('reorder')
  @Can(TasksPolicy.update)
  @HttpCode(HttpStatus.OK)
  @Paged(ChecklistItemRowDto)
  @Refuses(ChecklistChanged)
  reorder(@CurrentActor() actor: Actor, @Id() id: number, @Body() { item_ids }: ReorderChecklistDto) {
    return this.checklist.reorder(actor, id, item_ids);
  }

  /**
   * Update a checklist item: tick, untick or rename it
   * @remarks Ticking needs `task:tick`; changing `title` needs `task:update`.
   */
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

  /** Delete a checklist item */
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

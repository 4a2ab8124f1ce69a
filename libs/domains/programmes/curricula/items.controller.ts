import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { CurriculumDto } from './curricula.dto';
import { CurriculumNotMovable, ItemsDiffer, PrerequisiteCycle, TooManyItems } from './curricula.errors';
import { CurriculaPolicy } from './curricula.policy';
import { CreateItemDto, ItemDto, ItemRowDto, ListItemsDto, ReorderItemsDto, UpdateItemDto } from './items.dto';
import { ItemsService } from './items.service';

@Chapter('curriculum-items', {
  group: 'Programmes',
  rank: 2,
  about: 'The items of a curriculum: tasks, documents, forms, meetings and messages.',
})
@Controller('curricula/:id/items')
export class ItemsController {
  constructor(private readonly items: ItemsService) {}

  /**
   * List items of a curriculum
   * @remarks Admins and the owner get the working draft, others the current version.
   */
  @Get()
  @Can(CurriculaPolicy.read)
  @Paged(ItemRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListItemsDto) {
    return this.items.list(actor, id, query);
  }

  /** Get an item of a curriculum */
  @Get(':item_id')
  @Can(CurriculaPolicy.read)
  @Shown(ItemDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @Id('item_id') item_id: number) {
    return this.items.get(actor, id, item_id);
  }

  /** Add an item to the working draft */
  @Post()
  @Can(CurriculaPolicy.edit)
  @Created(ItemDto)
  @AsResource()
  @Refuses(CurriculumNotMovable, TooManyItems)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() draft: CreateItemDto) {
    return this.items.create(actor, id, draft);
  }

  /**
   * Reorder all items of the working draft
   * @remarks `If-Match` takes the version of the curriculum.
   */
  @Post('reorder')
  @Can(CurriculaPolicy.edit)
  @Shown(CurriculumDto)
  @Refuses(CurriculumNotMovable, ItemsDiffer)
  reorder(@CurrentActor() actor: Actor, @Id() id: number, @Body() { item_ids }: ReorderItemsDto, @IfMatch() expected?: ExpectedVersion) {
    return this.items.reorder(actor, id, item_ids, expected);
  }

  /** Update an item of the working draft */
  @Patch(':item_id')
  @Can(CurriculaPolicy.edit)
  @Shown(ItemDto)
  @Refuses(CurriculumNotMovable, PrerequisiteCycle)
  update(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Id('item_id') item_id: number,
    @Body() change: UpdateItemDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.items.update(actor, id, item_id, change, expected);
  }

  /**
   * Delete an item from the working draft
   * @remarks It is also removed from the prerequisites of other items.
   */
  @Delete(':item_id')
  @Can(CurriculaPolicy.edit)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(CurriculumNotMovable)
  async delete(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Id('item_id') item_id: number,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<void> {
    await this.items.remove(actor, id, item_id, expected);
  }
}

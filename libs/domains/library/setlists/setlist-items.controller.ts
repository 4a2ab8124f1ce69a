import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { AliasOf, AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { SCORE } from '@library/scores/nouns';
import { SetlistItemsService } from './setlist-items.service';
import {
  AddOneSetlistItemDto,
  AddSetlistItemDto,
  AddSetlistItemsDto,
  ListSetlistItemsDto,
  ReorderSetlistDto,
  SetlistItemDto,
  SetlistItemRowDto,
  SetlistWithItemsDto,
  UpdateSetlistItemDto,
} from './setlists.dto';
import { ScoreInSetlist, SetlistChanged, SetlistFull } from './setlists.errors';
import { SetlistsPolicy } from './setlists.policy';

const ItemId = () => Id('item_id');

const NO_SCORE = new NotFound(SCORE);

@Chapter('setlist-items', { group: 'Library', rank: 5, about: 'Scores of a setlist, with notes and transpositions.' })
@Controller('setlists/:id')
export class SetlistItemsController {
  constructor(private readonly items: SetlistItemsService) {}

  /** List the items of a setlist, in their order */
  @Get('items')
  @Can(SetlistsPolicy.read)
  @Paged(SetlistItemRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListSetlistItemsDto) {
    return this.items.list(actor, id, query);
  }

  /** Get a setlist item */
  @Get('items/:item_id')
  @Can(SetlistsPolicy.read)
  @Shown(SetlistItemDto)
  get(@CurrentActor() actor: Actor, @Id() setlist_id: number, @ItemId() id: number) {
    return this.items.get(actor, setlist_id, id);
  }

  /**
   * Add a score to the end of a setlist, with a note and a transposition
   * @remarks A score can be in a setlist only once (409 `SCORE_IN_SETLIST`).
   */
  @Post('items')
  @Can(SetlistsPolicy.update)
  @Created(SetlistItemDto)
  @AsResource()
  @Refuses(ScoreInSetlist, SetlistFull, NO_SCORE)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() item: AddSetlistItemDto) {
    return this.items.add(actor, id, item);
  }

  /**
   * Add several scores to the end of a setlist
   * @remarks Scores that are in the setlist already stay where they are.
   */
  @Post('add_items')
  @Can(SetlistsPolicy.update)
  @Shown(SetlistWithItemsDto)
  @Refuses(SetlistFull, NO_SCORE)
  bulkCreate(@CurrentActor() actor: Actor, @Id() id: number, @Body() { score_ids }: AddSetlistItemsDto) {
    return this.items.addAll(actor, id, score_ids);
  }

  /** Add a score to the end of a setlist: the same as `add_items` with one ID */
  @Post('add_item')
  @AliasOf('POST /setlists/{id}/add_items')
  @Can(SetlistsPolicy.update)
  @Shown(SetlistWithItemsDto)
  @Refuses(SetlistFull, NO_SCORE)
  append(@CurrentActor() actor: Actor, @Id() id: number, @Body() { score_id }: AddOneSetlistItemDto) {
    return this.items.addAll(actor, id, [score_id]);
  }

  /**
   * Reorder a setlist
   * @remarks `item_ids` must name each item once (409 `SETLIST_CHANGED`).
   */
  @Post('reorder')
  @Can(SetlistsPolicy.update)
  @Shown(SetlistWithItemsDto)
  @Refuses(SetlistChanged)
  reorder(@CurrentActor() actor: Actor, @Id() id: number, @Body() { item_ids }: ReorderSetlistDto, @IfMatch() expected?: ExpectedVersion) {
    return this.items.reorder(actor, id, item_ids, expected);
  }

  /** Update the note or the transposition of a setlist item */
  @Patch('items/:item_id')
  @Can(SetlistsPolicy.update)
  @Shown(SetlistItemDto)
  update(
    @CurrentActor() actor: Actor,
    @Id() setlist_id: number,
    @ItemId() id: number,
    @Body() change: UpdateSetlistItemDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.items.update(actor, { setlist_id, id, expected }, change);
  }

  /** Remove a score from a setlist */
  @Delete('items/:item_id')
  @Can(SetlistsPolicy.update)
  @HttpCode(HttpStatus.NO_CONTENT)
  async delete(
    @CurrentActor() actor: Actor,
    @Id() setlist_id: number,
    @ItemId() id: number,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<void> {
    await this.items.remove(actor, { setlist_id, id, expected });
  }
}

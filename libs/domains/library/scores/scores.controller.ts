import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { type ExpectedVersion, InvalidFileType, StorageFailed } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { Secretive } from '@app/idempotency';
import { UploadMissing, UploadNotMovable, UploadOver } from '@library/files';
import { ScoreTrashService } from './score-trash.service';
import { ListScoresDto } from './score-list.dto';
import { CreateScoreDto, ScoreDto, ScoreRowDto, UpdateScoreDto } from './scores.dto';
import { ScoreInTrash, ScoreNotInTrash } from './scores.errors';
import { ScoresPolicy } from './scores.policy';
import { ScoresService } from './scores.service';
import { ThumbnailLinks } from './thumbnail-links';

@Chapter('scores', { group: 'Library', rank: 2, about: 'Your sheet music: metadata, files and thumbnails. Only you can see it.' })
@Controller('scores')
export class ScoresController {
  constructor(
    private readonly scores: ScoresService,
    private readonly trash: ScoreTrashService,
    private readonly thumbnails: ThumbnailLinks,
  ) {}

  /** List your scores */
  @Get()
  @Can(ScoresPolicy.list)
  @Paged(ScoreRowDto)
  async list(@CurrentActor() actor: Actor, @Query() query: ListScoresDto) {
    return this.thumbnails.inPage(await this.scores.list(actor, query));
  }

  /** Get a score */
  @Get(':id')
  @Can(ScoresPolicy.read)
  @Shown(ScoreDto)
  async get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.thumbnails.inResource(await this.scores.get(actor, id));
  }

  /**
   * Create a score from an uploaded PDF
   * @remarks Its pages are counted and its thumbnail is rendered in the background.
   */
  @Post()
  @Can(ScoresPolicy.create)
  @Created(ScoreDto)
  @AsResource()
  @Secretive()
  @Refuses(UploadMissing, UploadOver, InvalidFileType, StorageFailed)
  async create(@CurrentActor() actor: Actor, @Body() draft: CreateScoreDto) {
    return this.thumbnails.inResource(await this.scores.create(actor, draft));
  }

  /** Update a score */
  @Patch(':id')
  @Can(ScoresPolicy.update)
  @Shown(ScoreDto)
  @Refuses(ScoreInTrash)
  async update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateScoreDto, @IfMatch() expected?: ExpectedVersion) {
    return this.thumbnails.inResource(await this.scores.update(actor, id, change, expected));
  }

  /**
   * Move a score to the trash
   * @remarks It is deleted permanently after 30 days, and uses storage until then. If it is in the trash already (409 `SCORE_IN_TRASH`),
   * `POST /scores/{id}/purge` deletes it at once.
   */
  @Delete(':id')
  @Can(ScoresPolicy.delete)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(ScoreInTrash, UploadNotMovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.trash.trash(actor, id, expected);
  }

  /** Restore a score from the trash */
  @Post(':id/restore')
  @Can(ScoresPolicy.restore)
  @Shown(ScoreDto)
  @Secretive()
  @Refuses(ScoreNotInTrash)
  async restore(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.thumbnails.inResource(await this.trash.restore(actor, id, expected));
  }

  /**
   * Delete a score in the trash permanently
   * @remarks Its files are deleted and their storage becomes available again.
   */
  @Post(':id/purge')
  @Can(ScoresPolicy.purge)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(ScoreNotInTrash)
  async purge(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    await this.trash.purge(actor, id, expected);
  }
}

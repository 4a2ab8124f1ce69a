import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { type ExpectedVersion, InvalidFileType, StorageFailed } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { Secretive } from '@app/idempotency';
import { UploadMissing, UploadNotMovable, UploadOver } from '@library/files';
import { AddScoreVersionDto, ListScoreVersionsDto, ScoreVersionDto, ScoreVersionRowDto } from './score-versions.dto';
import { ScoreVersionsService } from './score-versions.service';
import { ScoreDto } from './scores.dto';
import { ScoreInTrash, TooManyVersions, VersionInUse } from './scores.errors';
import { ScoresPolicy } from './scores.policy';
import { ThumbnailLinks } from './thumbnail-links';

const Version = () => Id('number');

@Chapter('score-versions', { group: 'Library', rank: 3, about: 'Versions of the PDF of a score.' })
@Controller('scores/:id/versions')
export class ScoreVersionsController {
  constructor(
    private readonly versions: ScoreVersionsService,
    private readonly thumbnails: ThumbnailLinks,
  ) {}

  /** List the versions of a score, newest first */
  @Get()
  @Can(ScoresPolicy.read)
  @Paged(ScoreVersionRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListScoreVersionsDto) {
    return this.versions.list(actor, id, query);
  }

  /** Get a version of a score */
  @Get(':number')
  @Can(ScoresPolicy.read)
  @Shown(ScoreVersionDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @Version() number: number) {
    return this.versions.get(actor, id, number);
  }

  /**
   * Add an uploaded PDF as the next version of a score
   * @remarks The new version becomes the current one. A score has at most 20 versions (409 `TOO_MANY_VERSIONS`).
   */
  @Post()
  @Can(ScoresPolicy.update)
  @Created(ScoreVersionDto)
  @AsResource()
  @Refuses(UploadMissing, UploadOver, InvalidFileType, StorageFailed, ScoreInTrash, TooManyVersions)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() { upload_id }: AddScoreVersionDto) {
    return this.versions.add(actor, id, upload_id);
  }

  /** Set the current version of a score */
  @Post(':number/make_current')
  @Can(ScoresPolicy.update)
  @Shown(ScoreDto)
  @Secretive()
  @Refuses(ScoreInTrash)
  async makeCurrent(@CurrentActor() actor: Actor, @Id() id: number, @Version() number: number, @IfMatch() expected?: ExpectedVersion) {
    return this.thumbnails.inResource(await this.versions.makeCurrent(actor, id, number, expected));
  }

  /**
   * Delete a version of a score permanently
   * @remarks Its storage becomes available again. The current version cannot be deleted (409 `VERSION_IN_USE`).
   */
  @Delete(':number')
  @Can(ScoresPolicy.update)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(ScoreInTrash, VersionInUse, UploadNotMovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @Version() number: number): Promise<void> {
    await this.versions.remove(actor, id, number);
  }
}

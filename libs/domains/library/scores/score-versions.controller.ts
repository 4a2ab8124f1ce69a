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

@Chapter('score-versions', { group: 'Library', about: 'The files that a score has come in.' })
@Controller('scores/:id/versions')
export class ScoreVersionsController {
  constructor(
    private readonly versions: ScoreVersionsService,
    private readonly thumbnails: ThumbnailLinks,
  ) {}

  /** List the files that a score has come in, the newest first */
  @Get()
  @Can(ScoresPolicy.read)
  @Paged(ScoreVersionRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListScoreVersionsDto) {
    return this.versions.list(actor, id, query);
  }

  /** Show one of them */
  @Get(':number')
  @Can(ScoresPolicy.read)
  @Shown(ScoreVersionDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @Version() number: number) {
    return this.versions.get(actor, id, number);
  }

  /** Add a PDF that you have uploaded as the next version. It is shown from now on */
  @Post()
  @Can(ScoresPolicy.update)
  @Created(ScoreVersionDto)
  @AsResource()
  @Refuses(UploadMissing, UploadOver, InvalidFileType, StorageFailed, ScoreInTrash, TooManyVersions)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() { upload_id }: AddScoreVersionDto) {
    return this.versions.add(actor, id, upload_id);
  }

  /** Have this version be the one that is shown */
  @Post(':number/make_current')
  @Can(ScoresPolicy.update)
  @Shown(ScoreDto)
  @Secretive()
  @Refuses(ScoreInTrash)
  async makeCurrent(@CurrentActor() actor: Actor, @Id() id: number, @Version() number: number, @IfMatch() expected?: ExpectedVersion) {
    return this.thumbnails.inResource(await this.versions.makeCurrent(actor, id, number, expected));
  }

  /** Delete a version that is not shown, for good: its room is free */
  @Delete(':number')
  @Can(ScoresPolicy.update)
  @HttpCode(HttpStatus.NO_CONTENT)
  @Refuses(ScoreInTrash, VersionInUse, UploadNotMovable)
  async delete(@CurrentActor() actor: Actor, @Id() id: number, @Version() number: number): Promise<void> {
    await this.versions.remove(actor, id, number);
  }
}

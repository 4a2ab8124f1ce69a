import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Accepted, Chapter, Id, Paged, Refuses, Shown } from '@app/http';
import { JobDto } from '@operations/jobs/api';
import { ChangedScoresDto, DescribeScoresDto, ScoreIdsDto, TagScoresDto } from './bulk.dto';
import { BulkService } from './bulk.service';
import { ListScoreCountsDto, PurgeTrashDto, ScoreCountsDto, ScoreStatisticsDto } from './overview.dto';
import { OverviewService } from './overview.service';
import { RendersService } from './renders.service';
import { ScoreInTrash, ScoreNotReady, TooManyTags } from './scores.errors';
import { ScoreCountsPolicy, ScoresPolicy } from './scores.policy';

const job = ({ id }: JobDto) => `/jobs/${id}`;

@Chapter('scores')
@Controller('scores')
export class CollectionsController {
  constructor(
    private readonly bulk: BulkService,
    private readonly renders: RendersService,
    private readonly overview: OverviewService,
  ) {}

  /** Your scores in numbers */
  @Get('statistics')
  @Can(ScoresPolicy.list)
  @Shown(ScoreStatisticsDto)
  getStatistics(@CurrentActor() actor: Actor) {
    return this.overview.statistics(actor);
  }

  /** How many scores the people of your company have, and how large they are */
  @Get('counts')
  @Can(ScoreCountsPolicy.list)
  @Paged(ScoreCountsDto)
  listCounts(@CurrentActor() actor: Actor, @Query() query: ListScoreCountsDto) {
    return this.overview.counts(actor, query);
  }

  /** Have what somebody of your company has thrown away taken out of the trash for good */
  @Post('purge_trash')
  @Can(ScoreCountsPolicy.purge_trash)
  @Accepted(JobDto, job)
  async purgeTrash(@CurrentActor() actor: Actor, @Body() { user_id }: PurgeTrashDto): Promise<JobDto> {
    return JobDto.from(await this.overview.purgeTrash(actor, user_id), actor);
  }

  /** Add tags to several scores, and take others off: to all of them, or to none */
  @Post('bulk_tag')
  @Can(ScoresPolicy.update)
  @HttpCode(HttpStatus.OK)
  @Refuses(ScoreInTrash, TooManyTags)
  async bulkTag(@CurrentActor() actor: Actor, @Body() { score_ids, ...tags }: TagScoresDto): Promise<ChangedScoresDto> {
    return { updated: await this.bulk.tag(actor, score_ids, tags) };
  }

  /** Say the same of several scores: of all of them, or of none */
  @Post('bulk_metadata')
  @Can(ScoresPolicy.update)
  @HttpCode(HttpStatus.OK)
  @Refuses(ScoreInTrash)
  async bulkUpdateMetadata(@CurrentActor() actor: Actor, @Body() { score_ids, metadata }: DescribeScoresDto): Promise<ChangedScoresDto> {
    return { updated: await this.bulk.describe(actor, score_ids, metadata) };
  }

  /** Have several scores looked at again: their pages counted, their thumbnails made */
  @Post('bulk_render')
  @Can(ScoresPolicy.render)
  @Accepted(JobDto, job)
  @Refuses(ScoreInTrash)
  async bulkRender(@CurrentActor() actor: Actor, @Body() { score_ids }: ScoreIdsDto): Promise<JobDto> {
    return JobDto.from(await this.renders.renderAll(actor, score_ids), actor);
  }

  /** Have the thumbnail made again */
  @Post(':id/regenerate_thumbnail')
  @Can(ScoresPolicy.render)
  @Accepted(JobDto, job)
  @Refuses(ScoreInTrash, ScoreNotReady)
  async regenerateThumbnail(@CurrentActor() actor: Actor, @Id() id: number): Promise<JobDto> {
    return JobDto.from(await this.renders.render(actor, id, 'thumbnail'), actor);
  }

  /** Have the PDF looked into again: its pages, their size, its title */
  @Post(':id/refresh_info')
  @Can(ScoresPolicy.render)
  @Accepted(JobDto, job)
  @Refuses(ScoreInTrash, ScoreNotReady)
  async refreshInfo(@CurrentActor() actor: Actor, @Id() id: number): Promise<JobDto> {
    return JobDto.from(await this.renders.render(actor, id, 'info'), actor);
  }
}

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

  /** Get the statistics of your scores */
  @Get('statistics')
  @Can(ScoresPolicy.list)
  @Shown(ScoreStatisticsDto)
  getStatistics(@CurrentActor() actor: Actor) {
    return this.overview.statistics(actor);
  }

  /**
   * List the number and size of scores per person of your company
   * @remarks The answer has numbers only: admins cannot see the scores themselves.
   */
  @Get('counts')
  @Can(ScoreCountsPolicy.list)
  @Paged(ScoreCountsDto)
  listCounts(@CurrentActor() actor: Actor, @Query() query: ListScoreCountsDto) {
    return this.overview.counts(actor, query);
  }

  /**
   * Empty the trash of a person of your company
   * @remarks Deletes their trashed scores permanently, in a job. Only scores whose storage your company pays for are deleted.
   */
  @Post('purge_trash')
  @Can(ScoreCountsPolicy.purge_trash)
  @Accepted(JobDto, job)
  async purgeTrash(@CurrentActor() actor: Actor, @Body() { user_id }: PurgeTrashDto): Promise<JobDto> {
    return JobDto.from(await this.overview.purgeTrash(actor, user_id), actor);
  }

  /**
   * Tag several scores: add and remove tags
   * @remarks All of the scores are changed or none.
   */
  @Post('bulk_tag')
  @Can(ScoresPolicy.update)
  @HttpCode(HttpStatus.OK)
  @Refuses(ScoreInTrash, TooManyTags)
  async bulkTag(@CurrentActor() actor: Actor, @Body() { score_ids, ...tags }: TagScoresDto): Promise<ChangedScoresDto> {
    return { updated: await this.bulk.tag(actor, score_ids, tags) };
  }

  /**
   * Update the metadata of several scores
   * @remarks All of the scores are changed or none.
   */
  @Post('bulk_metadata')
  @Can(ScoresPolicy.update)
  @HttpCode(HttpStatus.OK)
  @Refuses(ScoreInTrash)
  async bulkUpdateMetadata(@CurrentActor() actor: Actor, @Body() { score_ids, metadata }: DescribeScoresDto): Promise<ChangedScoresDto> {
    return { updated: await this.bulk.describe(actor, score_ids, metadata) };
  }

  /**
   * Reprocess several scores
   * @remarks A job counts their pages and renders their thumbnails again.
   */
  @Post('bulk_render')
  @Can(ScoresPolicy.render)
  @Accepted(JobDto, job)
  @Refuses(ScoreInTrash)
  async bulkRender(@CurrentActor() actor: Actor, @Body() { score_ids }: ScoreIdsDto): Promise<JobDto> {
    return JobDto.from(await this.renders.renderAll(actor, score_ids), actor);
  }

  /** Regenerate the thumbnail of a score */
  @Post(':id/regenerate_thumbnail')
  @Can(ScoresPolicy.render)
  @Accepted(JobDto, job)
  @Refuses(ScoreInTrash, ScoreNotReady)
  async regenerateThumbnail(@CurrentActor() actor: Actor, @Id() id: number): Promise<JobDto> {
    return JobDto.from(await this.renders.render(actor, id, 'thumbnail'), actor);
  }

  /** Refresh the PDF information of a score: page count, page size and title */
  @Post(':id/refresh_info')
  @Can(ScoresPolicy.render)
  @Accepted(JobDto, job)
  @Refuses(ScoreInTrash, ScoreNotReady)
  async refreshInfo(@CurrentActor() actor: Actor, @Id() id: number): Promise<JobDto> {
    return JobDto.from(await this.renders.render(actor, id, 'info'), actor);
  }
}

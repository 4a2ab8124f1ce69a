import { Controller, Get, HttpStatus, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { Chapter, Id, Refuses } from '@app/http';
import { FILE, PAGE } from '@app/i18n';
import { FileNotReady } from '@library/files';
import { DownloadQueryDto, DownloadUrlDto, DownloadUrlQueryDto } from './links.dto';
import { SCORE } from './nouns';
import { ScoreLinksService } from './score-links.service';
import { ScoreInTrash, ScoreNotReady, ScoreUnreadable } from './scores.errors';
import { ScoresPolicy } from './scores.policy';

const NO_FILE = new NotFound(FILE);
const NO_PAGE = new NotFound(PAGE);

@Chapter('scores')
@Controller()
export class ScoreLinksController {
  constructor(private readonly links: ScoreLinksService) {}

  /** Get the download URL of the PDF of a score */
  @Get('scores/:id/download')
  @Can(ScoresPolicy.read)
  @Refuses(NO_FILE, FileNotReady)
  async getDownload(@CurrentActor() actor: Actor, @Id() id: number): Promise<DownloadUrlDto> {
    return DownloadUrlDto.from(await this.links.original(actor, id));
  }

  /**
   * Get the download URL of the thumbnail of a score
   * @remarks 404 `FILE_NOT_FOUND` until there is a thumbnail. `job_id` is always `null`.
   */
  @Get('scores/:id/thumbnail')
  @Can(ScoresPolicy.read)
  @Refuses(NO_FILE)
  async getThumbnail(@CurrentActor() actor: Actor, @Id() id: number): Promise<DownloadUrlDto> {
    return DownloadUrlDto.from(await this.links.thumbnail(actor, id));
  }

  /**
   * Get the download URL of a score, its thumbnail, or a page
   * @remarks A page is rendered on its first request: 202 with the `job_id` if that takes longer than 1.5 seconds.
   */
  @Get('files/download-url')
  @Can(ScoresPolicy.read)
  @ApiOkResponse({ type: DownloadUrlDto })
  @ApiAcceptedResponse({ type: DownloadUrlDto, description: 'The page is being rendered. Ask again when the job has finished.' })
  @Refuses(ScoreInTrash, ScoreNotReady, ScoreUnreadable, FileNotReady, new NotFound(SCORE), NO_FILE, NO_PAGE)
  async getFile(
    @CurrentActor() actor: Actor,
    @Query() { score_id, file_type, page = 1 }: DownloadUrlQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DownloadUrlDto> {
    return answered(DownloadUrlDto.from(await this.links.find(actor, score_id, { file_type, page })), reply);
  }

  /**
   * Get the download URL of a score, its thumbnail, or a page, by score ID
   * @remarks The same as `GET /files/download-url`, with the ID in the path.
   */
  @Get('files/download/:score_id')
  @Can(ScoresPolicy.read)
  @ApiOkResponse({ type: DownloadUrlDto })
  @ApiAcceptedResponse({ type: DownloadUrlDto, description: 'The page is being rendered. Ask again when the job has finished.' })
  @Refuses(ScoreInTrash, ScoreNotReady, ScoreUnreadable, FileNotReady, NO_FILE, NO_PAGE)
  async download(
    @CurrentActor() actor: Actor,
    @Id('score_id') score_id: number,
    @Query() { file_type, page = 1 }: DownloadQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DownloadUrlDto> {
    return answered(DownloadUrlDto.from(await this.links.find(actor, score_id, { file_type, page })), reply);
  }
}

/** Answers 202 with the URL of the job in `Location` while a page is being rendered. */
function answered(answer: DownloadUrlDto, reply: FastifyReply): DownloadUrlDto {
  if (answer.job_id) void reply.status(HttpStatus.ACCEPTED).header('location', `/api/v1/jobs/${answer.job_id}`);
  return answer;
}

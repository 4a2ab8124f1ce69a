import { Controller, Get, HttpStatus, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { Chapter, Id, Refuses } from '@app/http';
import { FILE, PAGE } from '@app/i18n';
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

  /** Where to fetch the PDF of a score */
  @Get('scores/:id/download')
  @Can(ScoresPolicy.read)
  @Refuses(NO_FILE)
  async getDownload(@CurrentActor() actor: Actor, @Id() id: number): Promise<DownloadUrlDto> {
    return DownloadUrlDto.from(await this.links.original(actor, id));
  }

  /** Where to fetch the picture of its first page */
  @Get('scores/:id/thumbnail')
  @Can(ScoresPolicy.read)
  @Refuses(NO_FILE)
  async getThumbnail(@CurrentActor() actor: Actor, @Id() id: number): Promise<DownloadUrlDto> {
    return DownloadUrlDto.from(await this.links.thumbnail(actor, id));
  }

  /** Where to fetch a score, its thumbnail, or a picture of one of its pages. A page is drawn when it is first asked for: 202 until it is there */
  @Get('files/download-url')
  @Can(ScoresPolicy.read)
  @ApiOkResponse({ type: DownloadUrlDto })
  @ApiAcceptedResponse({ type: DownloadUrlDto, description: 'It is being made. Ask again once the job has finished.' })
  @Refuses(ScoreInTrash, ScoreNotReady, ScoreUnreadable, new NotFound(SCORE), NO_FILE, NO_PAGE)
  async getFile(
    @CurrentActor() actor: Actor,
    @Query() { score_id, file_type, page = 1 }: DownloadUrlQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DownloadUrlDto> {
    return answered(DownloadUrlDto.from(await this.links.find(actor, score_id, { file_type, page })), reply);
  }

  /** Get the URL of a score, its thumbnail, or a page: the same by another address */
  @Get('files/download/:score_id')
  @Can(ScoresPolicy.read)
  @ApiOkResponse({ type: DownloadUrlDto })
  @ApiAcceptedResponse({ type: DownloadUrlDto, description: 'It is being made. Ask again once the job has finished.' })
  @Refuses(ScoreInTrash, ScoreNotReady, ScoreUnreadable, NO_FILE, NO_PAGE)
  async download(
    @CurrentActor() actor: Actor,
    @Id('score_id') score_id: number,
    @Query() { file_type, page = 1 }: DownloadQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DownloadUrlDto> {
    return answered(DownloadUrlDto.from(await this.links.find(actor, score_id, { file_type, page })), reply);
  }
}

/** 202 with the place of the job while it is being made. */
function answered(answer: DownloadUrlDto, reply: FastifyReply): DownloadUrlDto {
  if (answer.job_id) void reply.status(HttpStatus.ACCEPTED).header('location', `/api/v1/jobs/${answer.job_id}`);
  return answer;
}

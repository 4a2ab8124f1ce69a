import { Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor, NeedsFreshProof } from '@app/access';
import type { Actor } from '@app/auth';
import { Accepted, Chapter, download } from '@app/http';
import { JobDto } from '@operations/jobs/api';
import { OwnDataExportsService } from './own-data-exports.service';
import { OwnDataPolicy } from './own-data.policy';

const ZIP = 'application/zip';
const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('own-data', { group: 'Insight', rank: 3, about: 'A copy of your own data.' })
@Controller('users/me/exports')
export class OwnDataController {
  constructor(private readonly exports: OwnDataExportsService) {}

  /**
   * Export your own data in a background job
   * @remarks Once in 24 hours, else 409 `EXPORTED_TODAY`. When the job has finished, you get a mail. You can then download the ZIP of JSON
   * and files once, within 15 minutes.
   */
  @Post()
  @Can(OwnDataPolicy.export)
  @NeedsFreshProof()
  @Accepted(JobDto, ({ id }) => `/jobs/${id}`)
  async create(@CurrentActor() actor: Actor): Promise<JobDto> {
    return JobDto.from(await this.exports.begin(actor), actor);
  }

  /** Download the ZIP of your own data (once) */
  @Get('download')
  @Can(OwnDataPolicy.download)
  @NeedsFreshProof()
  @ApiOkResponse({ content: { [ZIP]: file } })
  async download(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    return download(await this.exports.download(actor), { filename: 'own-data.zip', type: ZIP });
  }
}

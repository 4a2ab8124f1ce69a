import { Body, Controller, Get, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Accepted, Chapter, Feed, download } from '@app/http';
import { JobDto } from '@operations/jobs/api';
import { AuditEntryDto, AuditVerificationDto, ExportAuditDto, ListAuditDto, NotedHashDto, VerifyAuditDto } from './audit.dto';
import { AuditPolicy } from './audit.policy';
import { AuditService } from './audit.service';
import { VerificationsService } from './verifications.service';

// https://github.com/ndjson/ndjson-spec
const JSON_LINES = 'application/x-ndjson';
const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('audit', { group: 'Insight', rank: 2, about: 'The audit log, sealed against later changes.' })
@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly verifications: VerificationsService,
  ) {}

  /** List entries of the audit log, newest first: your company's as an admin, else your own */
  @Get()
  @Can(AuditPolicy.list)
  @Feed(AuditEntryDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListAuditDto) {
    return this.audit.list(actor, query);
  }

  /** Export the listed entries, oldest first, as JSON lines */
  @Get('export')
  @Can(AuditPolicy.export)
  @ApiOkResponse({ description: 'JSON lines: one `AuditEntryDto` per line.', content: { [JSON_LINES]: file } })
  async export(@CurrentActor() actor: Actor, @Query() filter: ExportAuditDto): Promise<StreamableFile> {
    return download(await this.audit.export(actor, filter), { filename: 'audit.ndjson', type: JSON_LINES });
  }

  /** Get the result of the last verification of your company's audit log */
  @Get('verify')
  @Can(AuditPolicy.verify)
  async getVerdict(@CurrentActor() actor: Actor, @Query() { noted }: NotedHashDto): Promise<AuditVerificationDto> {
    return AuditVerificationDto.from(await this.verifications.last(actor, noted));
  }

  /**
   * Verify your company's audit log in a background job
   * @remarks The job recomputes the hash chain from the last verified seal, or from the first one with `whole`. While a verification is
   * running, this returns its job.
   */
  @Post('verify')
  @Can(AuditPolicy.verify)
  @Accepted(JobDto, ({ id }) => `/jobs/${id}`)
  async verify(@CurrentActor() actor: Actor, @Body() { whole }: VerifyAuditDto): Promise<JobDto> {
    return JobDto.from(await this.verifications.begin(actor, whole), actor);
  }
}

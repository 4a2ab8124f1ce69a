import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Feed, download } from '@app/http';
import { AuditEntryDto, AuditVerificationDto, ExportAuditDto, ListAuditDto, VerifyAuditDto } from './audit.dto';
import { AuditPolicy } from './audit.policy';
import { AuditService } from './audit.service';

// https://github.com/ndjson/ndjson-spec
const JSON_LINES = 'application/x-ndjson';
const file = { schema: { type: 'string', format: 'binary' } };

@Chapter('audit', { group: 'Insight', about: 'The audit log, sealed against later changes.' })
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** Read who did what, newest first: an admin their company's log, anybody else their own doings */
  @Get()
  @Can(AuditPolicy.list)
  @Feed(AuditEntryDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListAuditDto) {
    return this.audit.list(actor, query);
  }

  /** Take out what the list shows, oldest first, as a file with an entry a line */
  @Get('export')
  @Can(AuditPolicy.export)
  @ApiOkResponse({ description: 'JSON lines: each an `AuditEntryDto`.', content: { [JSON_LINES]: file } })
  async export(@CurrentActor() actor: Actor, @Query() filter: ExportAuditDto): Promise<StreamableFile> {
    return download(await this.audit.export(actor, filter), { filename: 'audit.ndjson', type: JSON_LINES });
  }

  /** Recompute your company's hash chain, and learn where it does not hold */
  @Get('verify')
  @Can(AuditPolicy.verify)
  async verify(@CurrentActor() actor: Actor, @Query() { noted }: VerifyAuditDto): Promise<AuditVerificationDto> {
    return AuditVerificationDto.from(await this.audit.verify(actor, noted));
  }
}

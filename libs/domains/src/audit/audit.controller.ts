import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, Can, CurrentActor } from '@app/auth';
import { Chapter, Feed } from '@app/http';
import { AuditEntryDto, AuditVerificationDto, ListAuditDto, VerifyAuditDto } from './audit.dto';
import { AuditPolicy } from './audit.policy';
import { AuditService } from './audit.service';

@Chapter('audit', 'Who did what, sealed against later changes.')
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

  /** Recompute your company's hash chain, and learn where it does not hold */
  @Get('verify')
  @Can(AuditPolicy.verify)
  async verify(@CurrentActor() actor: Actor, @Query() { noted }: VerifyAuditDto): Promise<AuditVerificationDto> {
    return AuditVerificationDto.from(await this.audit.verify(actor, noted));
  }
}

import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { ListUserQuotasDto, UpdateUserQuotaDto, UserQuotaDto, UserQuotaRowDto } from './quota.dto';
import { QuotaBeyondCompany } from './quota.errors';
import { QuotaPolicy } from './quota.policy';
import { UserQuotasService } from './user-quotas.service';

@Chapter('user-quotas', { group: 'Library', rank: 7, about: 'Storage quotas of the users of your company, for admins.' })
@Controller('quota/users')
export class UserQuotasController {
  constructor(private readonly quotas: UserQuotasService) {}

  /**
   * List storage quotas of users
   * @remarks For admins.
   */
  @Get()
  @Can(QuotaPolicy.list)
  @Paged(UserQuotaRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListUserQuotasDto) {
    return this.quotas.list(actor, query);
  }

  /** Get the storage quota of a user */
  @Get(':id')
  @Can(QuotaPolicy.read)
  @Shown(UserQuotaDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.quotas.get(actor, id);
  }

  /** Update the storage quota of a user */
  @Patch(':id')
  @Can(QuotaPolicy.update)
  @Shown(UserQuotaDto)
  @Refuses(QuotaBeyondCompany)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateUserQuotaDto, @IfMatch() expected?: ExpectedVersion) {
    return this.quotas.update(actor, id, change, expected);
  }
}

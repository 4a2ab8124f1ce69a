import { Controller, Delete, Get, HttpCode, HttpStatus, Query } from '@nestjs/common';
import { Can, CurrentActor, NeedsFreshProof } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Id, Paged, Refuses } from '@app/http';
import { IdentityDto, ListIdentitiesDto } from './identity-providers.dto';
import { LastWayIn } from './identity-providers.errors';
import { IdentitiesPolicy } from './identities.policy';
import { IdentitiesService } from './identities.service';

@Chapter('identities', { group: 'Identity', rank: 9, about: 'Identity providers that are linked to your account.' })
@Controller('auth/identities')
export class IdentitiesController {
  constructor(private readonly identities: IdentitiesService) {}

  /** List identity providers linked to your account */
  @Get()
  @Can(IdentitiesPolicy.list)
  @Paged(IdentityDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListIdentitiesDto) {
    return this.identities.list(actor, query);
  }

  /**
   * Unlink an identity provider
   * @remarks Your only way to sign in cannot be unlinked (409 `LAST_WAY_IN`).
   */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(IdentitiesPolicy.unlink)
  @NeedsFreshProof()
  @Refuses(LastWayIn)
  async delete(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    await this.identities.unlink(actor, id);
  }
}

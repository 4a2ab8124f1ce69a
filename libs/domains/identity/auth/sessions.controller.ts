import { Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentIdentity, NeedsFreshProof, WhileEnrolling } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter, Id, Paged } from '@app/http';
import { DevicesService } from './devices.service';
import { ListSessionsDto, RevokedSessionsDto, SessionDto } from './sessions.dto';
import { SessionsPolicy } from './sessions.policy';

@Chapter('sessions', { group: 'Identity', rank: 2, about: 'Your sessions.' })
@WhileEnrolling()
@Controller('auth/sessions')
export class SessionsController {
  constructor(private readonly devices: DevicesService) {}

  /** List your sessions */
  @Get()
  @Can(SessionsPolicy.list)
  @Paged(SessionDto)
  list(@CurrentIdentity() identity: Identity, @Query() query: ListSessionsDto) {
    return this.devices.list(identity, identity.id, query);
  }

  /** Revoke one of your sessions */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(SessionsPolicy.revoke)
  @NeedsFreshProof()
  delete(@CurrentIdentity() identity: Identity, @Id() id: number): Promise<void> {
    return this.devices.revoke(identity, id);
  }

  /** Revoke all your sessions except this one */
  @Post('revoke-others')
  @HttpCode(HttpStatus.OK)
  @Can(SessionsPolicy.revoke)
  @NeedsFreshProof()
  revokeOthers(@CurrentIdentity() identity: Identity): Promise<RevokedSessionsDto> {
    return this.devices.revokeOthers(identity);
  }
}

@Chapter('user-sessions', { group: 'Organisation', rank: 10, about: 'Sessions of the users of your company, for admins.' })
@Controller('users/:id/sessions')
export class UserSessionsController {
  constructor(private readonly devices: DevicesService) {}

  /**
   * List sessions of a user
   * @remarks For the user and for admins of their company.
   */
  @Get()
  @Can(SessionsPolicy.list)
  @Paged(SessionDto)
  list(@CurrentIdentity() identity: Identity, @Id() id: number, @Query() query: ListSessionsDto) {
    return this.devices.list(identity, id, query);
  }

  /**
   * Revoke all sessions of a user
   * @remarks For admins of the user's company. On yourself, this session stays.
   */
  @Post('revoke')
  @HttpCode(HttpStatus.OK)
  @Can(SessionsPolicy.revoke)
  @NeedsFreshProof('on_oneself')
  revoke(@CurrentIdentity() identity: Identity, @Id() id: number): Promise<RevokedSessionsDto> {
    return this.devices.revokeAllOf(identity, id);
  }
}

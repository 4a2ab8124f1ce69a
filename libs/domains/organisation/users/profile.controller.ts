import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AliasOf, Chapter, IfMatch, Shown } from '@app/http';
import { UpdateProfileDto } from './changes.dto';
import { UserUpdatesService } from './user-updates.service';
import { UserDto } from './users.dto';
import { UsersPolicy } from './users.policy';
import { UsersService } from './users.service';

@Chapter('profile', { group: 'Organisation', rank: 4, about: 'Your own record.' })
@Controller('user/profile')
export class ProfileController {
  constructor(
    private readonly users: UsersService,
    private readonly updates: UserUpdatesService,
  ) {}

  /** Get your own record */
  @Get()
  @AliasOf('GET /auth/me')
  @Can(UsersPolicy.read)
  @Shown(UserDto)
  get(@CurrentActor() actor: Actor) {
    return this.users.profile(actor);
  }

  /** Update your own record */
  @Patch()
  @Can(UsersPolicy.update)
  @Shown(UserDto)
  update(@CurrentActor() actor: Actor, @Body() change: UpdateProfileDto, @IfMatch() expected?: ExpectedVersion) {
    return this.updates.update(actor, actor.id, change, expected);
  }
}

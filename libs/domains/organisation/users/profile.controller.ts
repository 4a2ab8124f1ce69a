import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, IfMatch, Shown } from '@app/http';
import { UpdateProfileDto } from './changes.dto';
import { UserDto } from './users.dto';
import { UsersPolicy } from './users.policy';
import { UsersService } from './users.service';

@Chapter('users', 'The people of your company, with their department. Admins change them, everybody changes themselves.')
@Controller('user/profile')
export class ProfileController {
  constructor(private readonly users: UsersService) {}

  /** Show yourself */
  @Get()
  @Can(UsersPolicy.read)
  @Shown(UserDto)
  get(@CurrentActor() actor: Actor) {
    return this.users.profile(actor);
  }

  /** Change what is given about yourself */
  @Patch()
  @Can(UsersPolicy.update)
  @Shown(UserDto)
  update(@CurrentActor() actor: Actor, @Body() change: UpdateProfileDto, @IfMatch() expected?: number) {
    return this.users.update(actor, actor.id, change, expected);
  }
}

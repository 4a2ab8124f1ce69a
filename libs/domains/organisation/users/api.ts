import { Module } from '@nestjs/common';
import { ProfileController } from './profile.controller';
import { UsersController } from './users.controller';
import { UsersModule } from './users.module';

export { ListUsersDto, UserDto } from './users.dto';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [UsersModule], controllers: [UsersController, ProfileController] })
export class UsersApiModule {}

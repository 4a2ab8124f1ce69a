import { Module } from '@nestjs/common';
import { ProfileController } from './profile.controller';
import { UserUpdatesService } from './user-updates.service';
import { UsersController } from './users.controller';
import { UsersModule } from './users.module';

export { UserDto } from './users.dto';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [UsersModule], providers: [UserUpdatesService], controllers: [UsersController, ProfileController] })
export class UsersApiModule {}

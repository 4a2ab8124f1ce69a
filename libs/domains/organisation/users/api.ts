import { Module } from '@nestjs/common';
import { BulkModule } from '@operations/bulk';
import { ProfileController } from './profile.controller';
import { UserBulkController } from './user-bulk.controller';
import { UserUpdatesService } from './user-updates.service';
import { UsersController } from './users.controller';
import { UsersModule } from './users.module';

export { UserDto } from './users.dto';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [UsersModule, BulkModule],
  providers: [UserUpdatesService],
  controllers: [UsersController, UserBulkController, ProfileController],
})
export class UsersApiModule {}

import { Module } from '@nestjs/common';
import { UsersModule } from '@organisation/users';
import { ApiKeysRepository } from './api-keys.repository';
import { ApiKeysService } from './api-keys.service';
import './api-keys.personal-data';

@Module({ imports: [UsersModule], providers: [ApiKeysRepository, ApiKeysService], exports: [ApiKeysRepository, ApiKeysService] })
export class ApiKeysModule {}

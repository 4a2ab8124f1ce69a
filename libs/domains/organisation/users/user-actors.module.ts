import { Global, Module } from '@nestjs/common';
import { ActorReader } from '@app/auth';
import { UserActorsRepository } from './user-actors.repository';

/** People as actors of background work. Global, because domains of an earlier group need it. */
@Global()
@Module({ providers: [{ provide: ActorReader, useClass: UserActorsRepository }], exports: [ActorReader] })
export class UserActorsModule {}

import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters.controller';
import { DeadLettersRepository } from './dead-letters.repository';
import { DeadLettersService } from './dead-letters.service';

/** Entry point for HTTP: apps/api. */
@Module({ controllers: [DeadLettersController], providers: [DeadLettersService, DeadLettersRepository] })
export class DeadLettersApiModule {}

import { Module } from '@nestjs/common';
import { RetrievalController } from './retrieval.controller';
import { RetrievalModule } from './retrieval.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [RetrievalModule], controllers: [RetrievalController] })
export class RetrievalApiModule {}

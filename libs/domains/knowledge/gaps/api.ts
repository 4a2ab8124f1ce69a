import { Module } from '@nestjs/common';
import { KnowledgeGapsController } from './knowledge-gaps.controller';
import { KnowledgeGapsModule } from './knowledge-gaps.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [KnowledgeGapsModule], controllers: [KnowledgeGapsController] })
export class KnowledgeGapsApiModule {}

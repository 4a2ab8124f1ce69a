import { Module } from '@nestjs/common';
import { CuratedAnswersModule } from '@knowledge/curated-answers';
import { DocumentsModule } from '@knowledge/documents';
import { TasksModule } from '@programmes/tasks';
import { KnowledgeGapsRepository } from './knowledge-gaps.repository';
import { KnowledgeGapsService } from './knowledge-gaps.service';
import './knowledge-gaps.personal-data';

@Module({
  imports: [CuratedAnswersModule, DocumentsModule, TasksModule],
  providers: [KnowledgeGapsService, KnowledgeGapsRepository],
  exports: [KnowledgeGapsService],
})
export class KnowledgeGapsModule {}

export { KnowledgeGapsModule } from './knowledge-gaps.module';
export { KnowledgeGapsPolicy } from './knowledge-gaps.policy';
export { KnowledgeGapsService } from './knowledge-gaps.service';

export { RetrievalModule } from './retrieval.module';
export type { FoundPassage } from './retrieval.repository';
export { Retrieval } from './retrieval';

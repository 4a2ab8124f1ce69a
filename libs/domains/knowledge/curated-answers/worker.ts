import { Module } from '@nestjs/common';
import { CuratedAnswerNoticesListeners } from './curated-answer-notices.listeners';
import { CuratedAnswersModule } from './curated-answers.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [CuratedAnswersModule], providers: [CuratedAnswerNoticesListeners] })
export class CuratedAnswersWorkerModule {}

import { Module } from '@nestjs/common';
import { CuratedAnswersController } from './curated-answers.controller';
import { CuratedAnswersModule } from './curated-answers.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [CuratedAnswersModule], controllers: [CuratedAnswersController] })
export class CuratedAnswersApiModule {}

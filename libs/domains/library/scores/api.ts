import { Module } from '@nestjs/common';
import { CollectionsController } from './collections.controller';
import { ConfirmationsController } from './confirmations.controller';
import { ScoreLinksController } from './score-links.controller';
import { ScoreVersionsController } from './score-versions.controller';
import { ScoresController } from './scores.controller';
import { ScoresModule } from './scores.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [ScoresModule],
  controllers: [CollectionsController, ScoresController, ScoreVersionsController, ScoreLinksController, ConfirmationsController],
})
export class ScoresApiModule {}

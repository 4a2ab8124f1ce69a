import { Module } from '@nestjs/common';
import { PdfModule } from '@app/pdf';
import { FilesModule } from '@library/files';
import { RenderingService } from './rendering.service';
import { ScoresModule } from './scores.module';
import { ScoresListeners } from './scores.listeners';
import { ScoresProcessor } from './scores.processor';
import { ScoreUpkeepService } from './score-upkeep.service';

/** Entry point for queues and schedules: apps/worker. */
@Module({
  imports: [ScoresModule, FilesModule, PdfModule],
  providers: [RenderingService, ScoreUpkeepService, ScoresProcessor, ScoresListeners],
})
export class ScoresWorkerModule {}

import { Module } from '@nestjs/common';
import { FilesModule } from '@library/files';
import { UserJobsModule } from '@operations/jobs';
import { BulkService } from './bulk.service';
import { ScoreLinksService } from './score-links.service';
import { OverviewRepository } from './overview.repository';
import { OverviewService } from './overview.service';
import { PurgingService } from './purging.service';
import { RendersService } from './renders.service';
import { ScoreLock } from './score-lock';
import { ScoreTrashService } from './score-trash.service';
import { ScoreVersionsRepository } from './score-versions.repository';
import { ScoreVersionsService } from './score-versions.service';
import { ScoresRepository } from './scores.repository';
import { ScoresService } from './scores.service';
import { ThumbnailLinks } from './thumbnail-links';
import './scores.personal-data';
import './scores.search';

const repositories = [ScoresRepository, ScoreVersionsRepository, OverviewRepository];
const services = [
  ScoresService,
  ScoreVersionsService,
  ScoreTrashService,
  PurgingService,
  BulkService,
  RendersService,
  ScoreLinksService,
  ThumbnailLinks,
  OverviewService,
];

@Module({
  imports: [FilesModule, UserJobsModule],
  providers: [...repositories, ScoreLock, ...services],
  exports: [...repositories, ...services],
})
export class ScoresModule {}

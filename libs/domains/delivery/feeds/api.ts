import { Module } from '@nestjs/common';
import { FeedCalendarsController } from './feed-calendars.controller';
import { FeedCalendarsService } from './feed-calendars.service';
import { FeedEntriesRepository } from './feed-entries.repository';
import { FeedsController } from './feeds.controller';
import { FeedsRepository } from './feeds.repository';
import { FeedsService } from './feeds.service';
import './feeds.personal-data';
import './feeds.lasting-access';

/** Entry point for HTTP: apps/api. */
@Module({
  providers: [FeedCalendarsService, FeedEntriesRepository, FeedsRepository, FeedsService],
  controllers: [FeedsController, FeedCalendarsController],
})
export class FeedsApiModule {}

import { Module } from '@nestjs/common';
import './feeds.personal-data';
import './lasting-feeds';

/** Entry point for the worker, which exports the data of people and ends their feeds. */
@Module({})
export class FeedsWorkerModule {}

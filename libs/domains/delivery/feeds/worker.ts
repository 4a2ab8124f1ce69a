import { Module } from '@nestjs/common';
import './feeds.personal-data';
import './feeds.lasting-access';

/** Entry point for the worker: it declares how feeds are exported and how they end. */
@Module({})
export class FeedsWorkerModule {}

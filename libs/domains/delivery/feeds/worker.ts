import { Module } from '@nestjs/common';
import './feeds.personal-data';
import './feeds.lasting-access';

/** Entry point for apps/worker. It only declares the personal data of feeds, and that they end with a person's access. */
@Module({})
export class FeedsWorkerModule {}

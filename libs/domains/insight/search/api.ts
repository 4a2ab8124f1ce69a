import { Module } from '@nestjs/common';
import { SearchController } from './search.controller';
import { SearchModule } from './search.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [SearchModule], controllers: [SearchController] })
export class SearchApiModule {}

import { Module } from '@nestjs/common';
import { SetlistItemsController } from './setlist-items.controller';
import { SetlistsController } from './setlists.controller';
import { SetlistsModule } from './setlists.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [SetlistsModule], controllers: [SetlistsController, SetlistItemsController] })
export class SetlistsApiModule {}

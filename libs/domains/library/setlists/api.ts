import { Module } from '@nestjs/common';
import { SetlistItemsController } from './setlist-items.controller';
import { SetlistsController } from './setlists.controller';
import { SetlistsModule } from './setlists.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [SetlistsModule], controllers: [SetlistsController, SetlistItemsController] })
export class SetlistsApiModule {}

import { Module } from '@nestjs/common';
import { SetlistsListeners } from './setlists.listeners';
import { SetlistsModule } from './setlists.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [SetlistsModule], providers: [SetlistsListeners] })
export class SetlistsWorkerModule {}

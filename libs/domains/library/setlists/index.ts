export { SetlistCreated, SetlistDeleted, SetlistUpdated } from './setlists.events';
export { SetlistsModule } from './setlists.module';
export { SetlistsPolicy } from './setlists.policy';
export { SetlistsService } from './setlists.service';
export { setlistsVisibleTo } from './setlists.scope';

export { entriesVisibleTo, entryActor } from './audit.scope';

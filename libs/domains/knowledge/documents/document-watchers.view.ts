import type { WatcherRowDto } from './document-watchers.dto';

/** A person who watches a document, as a list returns them. */
export type WatcherView = WatcherRowDto;

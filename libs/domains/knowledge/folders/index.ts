export { type AccessFacts, commenter, editor, manager, unlocked, viewer } from './access';
export { AccessLevel, type EntryFields, type Principal, PrincipalKind } from './access-entry.entity';
export { AccessListsService } from './access-lists.service';
export {
  accessFacts,
  documentsGiven,
  foldersGiven,
  foldersReadable,
  foldersUnlocked,
  isClosed,
  isGivenTo,
  isFolderOpenTo,
  isPrincipal,
} from './access.scope';
export type { AccessListView } from './access.view';
export { FolderInTrash, PrincipalUnknown } from './folders.errors';
export { FoldersModule } from './folders.module';
export { FoldersPolicy } from './folders.policy';
export { FoldersService } from './folders.service';

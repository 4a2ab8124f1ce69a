export { MemoVisibility } from './memo.entity';
export { MemoChanged, MemoRemoved, MemoWritten } from './memos.events';
export { MemosModule } from './memos.module';
export { MemosPolicy } from './memos.policy';
export { MemosService } from './memos.service';
export { memosVisibleTo } from './memos.scope';
export { memoView } from './memos.view';

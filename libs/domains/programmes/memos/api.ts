import { Module } from '@nestjs/common';
import { MemosController } from './memos.controller';
import { MemosModule } from './memos.module';

export { MemoRowDto } from './memos.dto';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [MemosModule], controllers: [MemosController] })
export class MemosApiModule {}

import { Module } from '@nestjs/common';
import { MemosController } from './memos.controller';
import { MemosModule } from './memos.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [MemosModule], controllers: [MemosController] })
export class MemosApiModule {}

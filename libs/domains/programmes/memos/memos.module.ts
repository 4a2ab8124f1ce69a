import { Module } from '@nestjs/common';
import { AttachmentsModule } from '@library/attachments';
import { TasksModule } from '@programmes/tasks';
import { UsersModule } from '@organisation/users';
import { MemosRepository } from './memos.repository';
import { MemosService } from './memos.service';
import './memos.attachments';
import './memos.personal-data';

@Module({ imports: [AttachmentsModule, TasksModule, UsersModule], providers: [MemosService, MemosRepository], exports: [MemosService] })
export class MemosModule {}

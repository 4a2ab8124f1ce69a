import { Module } from '@nestjs/common';
import { TasksModule } from '@programmes/tasks';
import { UsersModule } from '@organisation/users';
import { MemosRepository } from './memos.repository';
import { MemosService } from './memos.service';
import './memos.personal-data';

@Module({ imports: [TasksModule, UsersModule], providers: [MemosService, MemosRepository], exports: [MemosService] })
export class MemosModule {}

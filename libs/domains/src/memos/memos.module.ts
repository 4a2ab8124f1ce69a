import { Module } from '@nestjs/common';
import { TasksModule } from '@domains/tasks';
import { UsersModule } from '@domains/users';
import { MemosRepository } from './memos.repository';
import { MemosService } from './memos.service';

@Module({ imports: [TasksModule, UsersModule], providers: [MemosService, MemosRepository], exports: [MemosService] })
export class MemosModule {}

import { Module } from '@nestjs/common';
import { ChecklistController } from './checklist.controller';
import { CommentsController } from './comments.controller';
import { BulkModule } from '@operations/bulk';
import { SubmissionsController } from './submissions.controller';
import { TaskBoardsController } from './task-boards.controller';
import { TaskBulkController } from './task-bulk.controller';
import { TaskExportsController } from './task-exports.controller';
import { TaskExportsRepository } from './task-exports.repository';
import { TaskExportsService } from './task-exports.service';
import { TaskMovesController } from './task-moves.controller';
import { TasksController } from './tasks.controller';
import { TasksModule } from './tasks.module';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [TasksModule, BulkModule],
  providers: [TaskExportsService, TaskExportsRepository],
  controllers: [
    TaskExportsController,
    TasksController,
    TaskBoardsController,
    TaskBulkController,
    TaskMovesController,
    SubmissionsController,
    CommentsController,
    ChecklistController,
  ],
})
export class TasksApiModule {}

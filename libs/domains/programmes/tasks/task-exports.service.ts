import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Audit, code } from '@app/audit';
import { allowLongStatements } from '@app/database';
import type { Language } from '@app/i18n';
import { type ExportedCells, type FileFormat, exportedFile, exportedPages } from '@app/spreadsheets';
import { TASK_EXPORT_WORDS } from './task-export-words';
import { type ExportedTask, TaskExportsRepository } from './task-exports.repository';
import type { TaskFilter } from './tasks.filter';
import { TasksPolicy } from './tasks.policy';

const AT_ONCE = 1_000;

/** A file to export, in the language of the reader. */
export interface TaskExport {
  readonly format: FileFormat;
  readonly filter: TaskFilter;
  readonly language: Language;
}

@Injectable()
export class TaskExportsService {
  constructor(
    private readonly tasks: TaskExportsRepository,
    private readonly audit: Audit,
  ) {}

  /** Streams a file of the tasks that the list would have. The export is logged before it begins. */
  async export(actor: Actor, { format, filter, language }: TaskExport): Promise<AsyncIterable<string | Buffer>> {
    authorize(TasksPolicy.export, actor);
    allowLongStatements();
    await this.audit.note({ action: 'task.export', actor_id: actor.id, company_id: actor.company_id, facts: { format: code(format) } });
    const pages = exportedPages((id) => this.tasks.findAfter(actor, filter, id, AT_ONCE), AT_ONCE, cellsIn(language));
    return exportedFile(format, TASK_EXPORT_WORDS[language].header, pages);
  }
}

const cellsIn =
  (language: Language) =>
  (task: ExportedTask): ExportedCells => {
    const { status, priority, yes } = TASK_EXPORT_WORDS[language];
    return [
      ...[task.id, task.title, task.assignee, task.reviewer, status[task.status], priority[task.priority], task.week],
      ...[task.required ? yes : null, task.scheduled_start_on, task.due, task.started, task.completed, task.mentorship_id],
    ];
  };

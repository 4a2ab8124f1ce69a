import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Audit, code } from '@app/audit';
import { allowLongStatements } from '@app/database';
import type { Language } from '@app/i18n';
import { type ExportedCells, type FileFormat, exportedFile, exportedPages } from '@app/spreadsheets';
import { MENTORSHIP_EXPORT_WORDS } from './mentorship-export-words';
import { type ExportedMentorship, MentorshipExportsRepository } from './mentorship-exports.repository';
import type { MentorshipFilter } from './mentorships.filter';
import { MentorshipsPolicy } from './mentorships.policy';

const AT_ONCE = 1_000;

/** A file to export, in the language of the reader. */
export interface MentorshipExport {
  readonly format: FileFormat;
  readonly filter: MentorshipFilter;
  readonly language: Language;
}

@Injectable()
export class MentorshipExportsService {
  constructor(
    private readonly mentorships: MentorshipExportsRepository,
    private readonly audit: Audit,
  ) {}

  /** Streams a file of the mentorships that the list would have. The export is logged before it begins. */
  async export(actor: Actor, { format, filter, language }: MentorshipExport): Promise<AsyncIterable<string | Buffer>> {
    authorize(MentorshipsPolicy.export, actor);
    allowLongStatements();
    const { id: actor_id, company_id } = actor;
    await this.audit.note({ action: 'mentorship.export', actor_id, company_id, facts: { format: code(format) } });
    const pages = exportedPages((id) => this.mentorships.findAfter(actor, filter, id, AT_ONCE), AT_ONCE, cellsIn(language));
    return exportedFile(format, MENTORSHIP_EXPORT_WORDS[language].header, pages);
  }
}

const cellsIn =
  (language: Language) =>
  ({ tasks, done, ...mentorship }: ExportedMentorship): ExportedCells => [
    ...[mentorship.id, mentorship.mentor, mentorship.mentee, mentorship.department, mentorship.title],
    ...[MENTORSHIP_EXPORT_WORDS[language].status[mentorship.status], mentorship.start_on, mentorship.end_on, mentorship.total_weeks],
    ...[tasks, done, mentorship.overdue, tasks === 0 ? null : Math.floor((100 * done) / tasks), mentorship.activated, mentorship.ended],
  ];

import { Injectable } from '@nestjs/common';
import { Audit, coded } from '@app/audit';
import { allowLongStatements } from '@app/database';
import { type Actor, authorize } from '@app/auth';
import { type ExportedCells, type FileFormat, exportedFile, exportedPages } from '@app/spreadsheets';
import { type UserFilter, UsersPolicy } from '@organisation/users';
import { type ExportedPerson, ExportsRepository } from './exports.repository';
import { joinTags } from './tag-cell';

const AT_ONCE = 1_000;

/** Columns in order, with the names that an import reads. An import ignores the last ones. */
const COLUMNS = [
  'email',
  'name',
  'first_name',
  'last_name',
  'role',
  'employee_number',
  'department',
  'position',
  'job_part',
  'tags',
  'timezone',
  'locale',
  'join_date',
  'status',
] as const;

@Injectable()
export class ExportsService {
  constructor(
    private readonly people: ExportsRepository,
    private readonly audit: Audit,
  ) {}

  /** Streams a file of all people who match the filter. The export is logged before it begins. */
  async export(actor: Actor, format: FileFormat, filter: UserFilter): Promise<AsyncIterable<string | Buffer>> {
    authorize(UsersPolicy.export, actor);
    allowLongStatements();
    const { search, tags, ...named } = filter;
    await this.audit.note({
      action: 'user.export',
      actor_id: actor.id,
      company_id: actor.company_id,
      facts: { ...coded({ format, ...named }), ...(search !== undefined && { is_search: true }), ...(tags && { tag_count: tags.length }) },
    });
    return exportedFile(
      format,
      COLUMNS,
      exportedPages((id) => this.people.findAfter(actor, filter, id, AT_ONCE), AT_ONCE, cellsOf),
    );
  }
}

const cellsOf = (person: ExportedPerson): ExportedCells =>
  COLUMNS.map((column) => (column === 'tags' ? joinTags(person.tags) : person[column]));

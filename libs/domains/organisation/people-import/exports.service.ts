import { Injectable } from '@nestjs/common';
import { Audit, coded } from '@app/audit';
import { allowLongStatements } from '@app/database';
import { type Actor, authorize } from '@app/auth';
import { MARK, csvLine, workbookOf } from '@app/spreadsheets';
import { type UserFilter, UsersPolicy } from '@organisation/users';
import { type ExportedPerson, ExportsRepository } from './exports.repository';
import { FileFormat } from './file-format';
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
  'profile_image',
  'timezone',
  'locale',
  'join_date',
  'status',
] as const;

type Cells = readonly (string | number | null)[];

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
    const pages = this.pages(actor, filter);
    return format === FileFormat.Xlsx ? workbookOf(withHeader(pages)) : csvOf(withHeader(pages));
  }

  private async *pages(actor: Actor, filter: UserFilter): AsyncGenerator<Cells[]> {
    for (let [id, page] = [0, [] as ExportedPerson[]]; ; id = page.at(-1)!.id) {
      page = await this.people.findAfter(actor, filter, id, AT_ONCE);
      if (page.length > 0) yield page.map(cellsOf);
      if (page.length < AT_ONCE) return;
    }
  }
}

async function* withHeader(pages: AsyncIterable<Cells[]>): AsyncGenerator<Cells[]> {
  yield [COLUMNS];
  yield* pages;
}

async function* csvOf(pages: AsyncIterable<Cells[]>): AsyncGenerator<string> {
  yield MARK;
  for await (const page of pages) yield page.map(csvLine).join('');
}

const cellsOf = (person: ExportedPerson): Cells => COLUMNS.map((column) => (column === 'tags' ? joinTags(person.tags) : person[column]));

import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  FOREIGN_KEY_VIOLATION,
  type JsonResource,
  type Page,
  type PageRequest,
  type Sql,
  among,
  and,
  containing,
  orderBy,
  sql,
  translating,
} from '@app/database';
import { isAdmin, maySignIn } from '@organisation/users';
import { CompanyIdTaken, CompanyNotEmpty } from './companies.errors';
import { type CompanyView, companyView } from './companies.view';
import { Company, ID_KEY } from './company.entity';

export interface CompanyQuery extends PageRequest {
  readonly ids?: readonly string[];
  readonly search?: string;
  readonly ordering: readonly string[];
}

/** Settings of a company that other domains need. */
export type CompanyRules = Pick<Company, 'timezone' | 'locale' | 'settings'>;

const sortable = { id: sql`c.id`, name: sql`c.name`, created_at: sql`c.created_at` };

@Injectable()
export class CompaniesRepository {
  constructor(private readonly db: Database) {}

  /** Finds a company that the viewer can see, with its counts if they can see those. */
  find(viewer: Actor, id: string): Promise<(JsonResource<CompanyView> & Pick<Company, 'id'>) | undefined> {
    return this.db.row(sql<JsonResource<CompanyView> & Pick<Company, 'id'>>`
      SELECT c.id, c.version, ${companyView(viewer)}::text AS json FROM companies c WHERE c.id = ${id} AND ${visibleTo(viewer)}`);
  }

  /** Returns the fields of a company that `CompaniesPolicy` needs. */
  @FindsResource('company', 'text')
  subject(id: string): Promise<Pick<Company, 'id'> | undefined> {
    return this.db.row(sql<Pick<Company, 'id'>>`SELECT c.id FROM companies c WHERE c.id = ${id}`);
  }

  rulesOf(id: string): Promise<CompanyRules | undefined> {
    return this.db.row(sql<CompanyRules>`SELECT c.timezone, c.locale, c.settings FROM companies c WHERE c.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: string): Promise<Company | null> {
    return this.db.findForUpdate(Company, sql`id = ${id}`);
  }

  list(viewer: Actor, { ids, search, ordering, ...page }: CompanyQuery): Promise<Page<CompanyView>> {
    const pattern = search && containing(search);
    return this.db.page(
      {
        select: sql`${companyView(viewer)} AS json`,
        as: sql`row.json`,
        from: sql`companies c`,
        where: and(visibleTo(viewer), among(sql`c.id`, ids), pattern && sql`(c.name ILIKE ${pattern} OR c.id LIKE ${pattern})`),
        order: orderBy(ordering, sortable, sql`c.id`),
      },
      page,
    );
  }

  async hasActingAdmin({ id }: Company): Promise<boolean> {
    return !!(await this.db.row(sql`
      SELECT 1 FROM users u WHERE u.company_id = ${id} AND ${isAdmin(sql`u`)} AND ${maySignIn(sql`u`)} LIMIT 1`));
  }

  async add(company: Company): Promise<void> {
    await translating(this.db.add(company), { [ID_KEY]: () => new CompanyIdTaken() });
  }

  save(company: Company): Promise<void> {
    return this.db.save(company);
  }

  /** Deletes a company. A foreign key refuses this while any row refers to it, also for concurrent requests. */
  async remove({ id }: Company): Promise<void> {
    await this.unlessInUse(this.db.rows(sql`DELETE FROM companies WHERE id = ${id}`));
  }

  /** Awaits a removal, and turns a violated foreign key into `CompanyNotEmpty`. */
  unlessInUse<T>(removal: Promise<T>): Promise<T> {
    return translating(removal, { [FOREIGN_KEY_VIOLATION]: () => new CompanyNotEmpty() });
  }
}

/** `CompaniesPolicy.read` as an SQL condition. */
function visibleTo({ company_id, is_superuser }: Actor): Sql {
  return is_superuser ? sql`true` : sql`c.id = ${company_id}`;
}

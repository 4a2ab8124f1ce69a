import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Page, type PageRequest, and, containing, orderBy, sql } from '@app/database';
import { inDirectory } from '@organisation/users';
import { isTrashed } from './file-predicates';
import { type UsageView, usageView } from './files.view';
import type { UploadedFile } from './uploaded-file.entity';

export interface UsageQuery extends PageRequest {
  readonly search?: string;
  readonly ordering: readonly string[];
}

const AT_ONCE = 1_000;
const sortable = { name: sql`u.name`, user_id: sql`u.id` };

@Injectable()
export class UsageRepository {
  constructor(private readonly db: Database) {}

  list({ company_id }: Actor, { search, ordering, ...page }: UsageQuery): Promise<Page<UsageView>> {
    return this.db.page(
      {
        select: sql`u.id, u.name`,
        as: usageView,
        from: sql`users u`,
        where: and(sql`u.company_id = ${company_id} AND ${inDirectory(sql`u`)}`, search && sql`u.name ILIKE ${containing(search)}`),
        order: orderBy(ordering, sortable, sql`u.id`),
      },
      page,
    );
  }

  owner(user_id: number): Promise<Pick<UploadedFile, 'user_id' | 'company_id'> | undefined> {
    return this.db.row(
      sql<Pick<UploadedFile, 'user_id' | 'company_id'>>`SELECT u.id AS user_id, u.company_id FROM users u WHERE u.id = ${user_id}`,
    );
  }

  listTrashed(user_id: number): Promise<Pick<UploadedFile, 'id' | 'size_bytes'>[]> {
    return this.db.rows(sql<Pick<UploadedFile, 'id' | 'size_bytes'>>`
      SELECT f.id, f.size_bytes FROM files f WHERE f.user_id = ${user_id} AND ${isTrashed(sql`f`)} ORDER BY f.trashed_at LIMIT ${AT_ONCE}`);
  }
}

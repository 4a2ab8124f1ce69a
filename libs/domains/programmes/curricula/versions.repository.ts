import { Injectable } from '@nestjs/common';
import { Database, type Page, type PageRequest, orderBy, sql } from '@app/database';
import type { Content, VersionSelector } from './content';
import { CurriculumVersion } from './curriculum-version.entity';
import { itemColumns } from './items.view';
import { type CurriculumVersionResource, type CurriculumVersionSummaryView, summaryColumns, versionView } from './versions.view';

export interface VersionQuery extends PageRequest {
  readonly ordering: readonly string[];
}

const versions = sql`curriculum_versions v JOIN users p ON p.id = v.publisher_id`;
const sortable = { number: sql`v.number`, published_at: sql`v.published_at` };

@Injectable()
export class VersionsRepository {
  constructor(private readonly db: Database) {}

  list(curriculum_id: number, { ordering, ...page }: VersionQuery): Promise<Page<CurriculumVersionSummaryView>> {
    const where = sql`v.curriculum_id = ${curriculum_id}`;
    return this.db.page({ select: summaryColumns, from: versions, where, order: orderBy(ordering, sortable, sql`v.id`) }, page);
  }

  /** Returns a version with its items as JSON. */
  find(curriculum_id: number, number: number): Promise<CurriculumVersionResource | undefined> {
    return this.db.row(sql<CurriculumVersionResource>`
      SELECT v.id, 1 AS version, ${versionView}::text AS json FROM ${versions} WHERE v.curriculum_id = ${curriculum_id} AND v.number = ${number}`);
  }

  /** Returns the content of a version or of the draft, in one statement. */
  async contentOf(curriculum_id: number, which: VersionSelector): Promise<Content | undefined> {
    return this.db.row(which === 'draft' ? draftOf(curriculum_id) : versionOf(curriculum_id, which));
  }

  /** For other domains: returns the last published version. */
  findCurrent(curriculum_id: number): Promise<CurriculumVersion | null> {
    return this.db.find(CurriculumVersion, sql`curriculum_id = ${curriculum_id} ORDER BY number DESC LIMIT 1`);
  }

  findNumber(curriculum_id: number, number: number): Promise<CurriculumVersion | null> {
    return this.db.find(CurriculumVersion, sql`curriculum_id = ${curriculum_id} AND number = ${number}`);
  }

  /** Returns the number of the version before this one. `null` if there is none. */
  async numberBefore(curriculum_id: number, which: VersionSelector): Promise<number | null> {
    const before = which === 'draft' ? sql`true` : sql`number < ${which}`;
    const found = await this.db.row(sql<{ number: number | null }>`
      SELECT max(number) AS number FROM curriculum_versions WHERE curriculum_id = ${curriculum_id} AND ${before}`);
    return found?.number ?? null;
  }

  async add(version: CurriculumVersion): Promise<void> {
    await this.db.add(version);
  }
}

const versionOf = (curriculum_id: number, number: number) => sql<Content>`
  SELECT v.title, v.description, v.total_weeks, v.weeks, v.items FROM curriculum_versions v
  WHERE v.curriculum_id = ${curriculum_id} AND v.number = ${number}`;

const draftOf = (curriculum_id: number) => sql<Content>`
  SELECT c.title, c.description, c.total_weeks, c.weeks, (
    SELECT coalesce(json_agg(item), '[]') FROM (
      SELECT ${itemColumns} FROM curriculum_items i WHERE i.curriculum_id = c.id ORDER BY i."order") item) AS items
  FROM curricula c WHERE c.id = ${curriculum_id}`;

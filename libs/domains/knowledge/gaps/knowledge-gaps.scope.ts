import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `KnowledgeGapsPolicy.read` as an SQL condition. */
export const gapsVisibleTo = ({ company_id }: Actor): Sql => sql`g.company_id = ${company_id}`;

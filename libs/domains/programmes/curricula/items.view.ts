import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { documentShownTo, isDocumentReadable } from '@app/document-links';
import type { VersionSelector } from './content';
import type { Curriculum } from './curriculum.entity';
import type { ItemRowDto } from './items.dto';

/** The curriculum of an item. */
export type ViewedCurriculum = Pick<Curriculum, 'id' | 'department_id'>;

/** An item in responses. */
export type CurriculumItemView = ItemRowDto;

/** Columns of an item that a version keeps. */
export const itemColumns = sql`i.id, i.type, i.title, i.description, i.guideline, i.start_week, i.start_workday, i."order", i.period_days,
  i.priority, i.assignee_slot, i.required, i.prerequisites, i.document_id`;

/** Version of an item: its own in the draft, 1 once published. */
export const versionOf = (which: VersionSelector): Sql => (which === 'draft' ? sql`i.version` : sql`1`);

/** A mentee of the viewer's company and of a department, with no rights but those of the department and of the role. */
const anyMentee = ({ company_id }: Actor, { department_id }: ViewedCurriculum): Actor => ({
  id: 0,
  role: Role.Mentee,
  company_id,
  department_id,
  is_superuser: false,
});

/** Columns of an item in responses, of the draft or of a version. The document is shown to viewers who may read it. */
export const viewedItem = (viewer: Actor, curriculum: ViewedCurriculum, which: VersionSelector): Sql => {
  const document = documentShownTo(viewer, sql`i.document_id`);
  return sql`${itemColumns}, ${versionOf(which)} AS version, ${curriculum.id}::int AS curriculum_id, ${document} AS document,
    CASE WHEN ${document} IS NOT NULL THEN ${isDocumentReadable(anyMentee(viewer, curriculum), sql`i.document_id`)} END AS is_document_open`;
};

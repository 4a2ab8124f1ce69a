import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import { AssigneeSlot, type ItemContent, ItemPriority, ItemType } from './content';

type Field = Exclude<keyof ItemContent, 'id' | 'order'>;
export type CurriculumItemChange = { readonly [Name in Field]?: CurriculumItem[Name] };
export type NewCurriculumItem = CurriculumItemChange & Pick<CurriculumItem, 'type' | 'title'>;

/** Defaults of a new item. */
const USUAL = {
  description: null,
  guideline: null,
  start_week: null,
  start_workday: null,
  period_days: 7,
  priority: ItemPriority.Medium,
  assignee_slot: AssigneeSlot.Mentee,
  required: true,
  prerequisites: [],
  document_id: null,
} as const;

/** An item of the working draft. Versions keep its id. */
@Entity('curriculum_items')
@Unique('curriculum_items_order_key', ['curriculum_id', 'order'], { deferrable: 'INITIALLY DEFERRED' })
@Check('curriculum_items_start_check', 'num_nonnulls(start_week, start_workday) = 1')
@ForeignKey('Curriculum', ['company_id', 'curriculum_id'], ['company_id', 'id'], {
  name: 'curriculum_items_curriculum_fkey',
  onDelete: 'CASCADE',
})
@Recordable(
  'company_id',
  'curriculum_id',
  'type',
  'start_week',
  'start_workday',
  'order',
  'period_days',
  'priority',
  'assignee_slot',
  'required',
  'prerequisites',
  'document_id',
)
export class CurriculumItem implements ItemContent {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'curriculum_items_pkey' })
  readonly id!: number;

  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly curriculum_id!: number;

  @Column({ type: 'enum', enum: ItemType, enumName: 'item_type' })
  type!: ItemType;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  /** How to do it. */
  @Column('text', { nullable: true })
  guideline!: string | null;

  @Column('int', { nullable: true })
  start_week!: number | null;

  @Column('int', { nullable: true })
  start_workday!: number | null;

  @Column('int')
  order!: number;

  @Column('int', { default: 7 })
  period_days!: number;

  @Column({ type: 'enum', enum: ItemPriority, enumName: 'item_priority', default: ItemPriority.Medium })
  priority!: ItemPriority;

  @Column({ type: 'enum', enum: AssigneeSlot, enumName: 'assignee_slot', default: AssigneeSlot.Mentee })
  assignee_slot!: AssigneeSlot;

  @Column('boolean', { default: true })
  required!: boolean;

  @Column('int', { array: true, default: [] })
  prerequisites!: number[];

  /** Document to read. No foreign key: a version may name a document that was purged, and a copy is made from it. */
  @Column('int', { nullable: true })
  document_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create(fields: NewCurriculumItem, of: { readonly id: number; readonly company_id: string }, order: number): CurriculumItem {
    const item = Object.assign(new CurriculumItem(), { ...USUAL, company_id: of.company_id, curriculum_id: of.id, order });
    item.change(fields);
    return item;
  }

  /** Creates a copy of an item for another curriculum. The caller sets its prerequisites. */
  static like(content: ItemContent, of: { readonly id: number; readonly company_id: string }, order: number): CurriculumItem {
    const { type, title, description, guideline, start_week, start_workday } = content;
    const { period_days, priority, assignee_slot, required, document_id = null } = content;
    const task = { type, title, description, guideline, start_week, start_workday };
    return CurriculumItem.create({ ...task, period_days, priority, assignee_slot, required, document_id }, of, order);
  }

  /** Assigns the given fields; `undefined` ones stay. Setting one of the two start fields clears the other, and another type the document. */
  change(fields: CurriculumItemChange): void {
    const isByWeek = typeof fields.start_week === 'number';
    const isByWorkday = typeof fields.start_workday === 'number';
    if (isByWeek && !isByWorkday) this.start_workday = null;
    if (isByWorkday && !isByWeek) this.start_week = null;
    assignDefined(this, fields);
    if (this.type !== ItemType.Document && fields.document_id === undefined) this.document_id = null;
  }

  get hasOneStart(): boolean {
    return (this.start_week === null) !== (this.start_workday === null);
  }
}

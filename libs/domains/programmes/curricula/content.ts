/** Types of items of a programme. */
export enum ItemType {
  Task = 'task',
  Document = 'document',
  Form = 'form',
  Meeting = 'meeting',
  Message = 'message',
}

export enum ItemPriority {
  High = 'high',
  Medium = 'medium',
  Low = 'low',
}

/** Role that the item is assigned to in a mentorship. */
export enum AssigneeSlot {
  Mentee = 'mentee',
  Mentor = 'mentor',
  Lead = 'lead',
}

/** Summary of a week. */
export interface Week {
  readonly week: number;
  readonly summary: string;
}

/** An item of a version. Its id is the same in the working draft and in every version. */
export interface ItemContent {
  readonly id: number;
  readonly type: ItemType;
  readonly title: string;
  readonly description: string | null;
  readonly guideline: string | null;
  /** Week in which it starts, from 1. `null` if `start_workday` is set. */
  readonly start_week: number | null;
  /** Workdays from the first day to its start, from 0. `null` if `start_week` is set. */
  readonly start_workday: number | null;
  /** Position, from 1 without gaps. */
  readonly order: number;
  readonly period_days: number;
  readonly priority: ItemPriority;
  readonly assignee_slot: AssigneeSlot;
  readonly required: boolean;
  /** Ids of items of the same curriculum that must be done first. */
  readonly prerequisites: readonly number[];
  /** Document to read, of an item of type `document`. Versions published before items could name one have no such field. */
  readonly document_id?: number | null;
}

/** Content that publishing freezes. Department and tags are not part of it. */
export interface Content {
  readonly title: string;
  readonly description: string | null;
  readonly total_weeks: number;
  readonly weeks: readonly Week[];
  readonly items: readonly ItemContent[];
}

/** Number of a version, or the working draft. */
export type VersionSelector = number | 'draft';

const DAYS_OF_WEEK = 7;

/** True if an item starts within this many weeks. A week has at most 7 workdays. */
export const startsWithin = ({ start_week, start_workday }: Pick<ItemContent, 'start_week' | 'start_workday'>, weeks: number): boolean =>
  start_week === null ? (start_workday ?? 0) < weeks * DAYS_OF_WEEK : start_week <= weeks;

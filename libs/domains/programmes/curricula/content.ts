/** The kinds of thing that somebody does, reads or is told in a programme. */
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

/** Who it falls to, once there is a pair. */
export enum AssigneeSlot {
  Mentee = 'mentee',
  Mentor = 'mentor',
  Lead = 'lead',
}

/** What a week is about. */
export interface Week {
  readonly week: number;
  readonly summary: string;
}

/** One item, as a version keeps it. Its id is the same in the working draft and in every version that has it. */
export interface ItemContent {
  readonly id: number;
  readonly type: ItemType;
  readonly title: string;
  readonly description: string | null;
  readonly guideline: string | null;
  /** The week in which it starts, from 1; none where it starts so many workdays in. */
  readonly start_week: number | null;
  /** So many workdays after the first it starts, from 0. */
  readonly start_workday: number | null;
  /** From 1, without a gap. */
  readonly order: number;
  readonly period_days: number;
  readonly priority: ItemPriority;
  readonly assignee_slot: AssigneeSlot;
  readonly required: boolean;
  /** Ids of items of the same curriculum that have to be done before. */
  readonly prerequisites: readonly number[];
}

/** What publishing freezes. Where a curriculum is filed (its department, its tags) is not a part of it. */
export interface Content {
  readonly title: string;
  readonly description: string | null;
  readonly total_weeks: number;
  readonly weeks: readonly Week[];
  readonly items: readonly ItemContent[];
}

/** A version by its number, or the working draft. */
export type VersionSelector = number | 'draft';

const DAYS_OF_WEEK = 7;

/** Whether an item starts within so many weeks. There are never more workdays in a week than days. */
export const startsWithin = ({ start_week, start_workday }: Pick<ItemContent, 'start_week' | 'start_workday'>, weeks: number): boolean =>
  start_week === null ? (start_workday ?? 0) < weeks * DAYS_OF_WEEK : start_week <= weeks;

import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsId, IsInstant, Moment, Omittable } from '@app/validation';
import { KnowledgeGapStatus } from './knowledge-gap.entity';

const status = { enum: KnowledgeGapStatus, enumName: 'KnowledgeGapStatus' };

/** The curated answer or the document that closes a gap. */
export class CloseGapDto {
  /** ID of a published curated answer. */
  @Omittable()
  @IsId()
  curated_answer_id?: number;

  /** ID of a published document that you may read and that answers the question. */
  @Omittable()
  @IsId()
  document_id?: number;
}

/** A task to write a document. */
export class AssignGapDto {
  /** ID of the person who writes the document. */
  @IsId()
  assignee_id!: number;

  /** Time until which it is to be written. @example 2030-01-15T09:00:00Z */
  @IsInstant()
  due_at!: Instant;
}

/** Filters and order of the list of gaps. */
export class ListKnowledgeGapsDto extends IdsListDto {
  /** Only gaps with these states. */
  @EnumFilter({ KnowledgeGapStatus })
  status?: KnowledgeGapStatus[];

  @Ordering('asked_count', 'unhelpful_count', 'last_asked_on', 'first_asked_on')
  ordering: string[] = ['-asked_count', '-last_asked_on'];
}

/** Questions with the words of a gap, since it was closed. */
export class GapEffectDto {
  /** How often it was asked. */
  asked!: number;
  /** How often it was answered. */
  answered!: number;
}

/** A question that nothing answered. It has no person, and days instead of times. */
export class KnowledgeGapRowDto {
  id!: number;
  version!: number;
  /** The question as it was first asked, without addresses, links and long numbers. */
  question!: string;
  /** Language of the question, `ko` or `en`. */
  language!: string;

  @ApiProperty({ ...status, description: '`closed`: it is answered now. `dismissed`: it needs no answer.' })
  status!: KnowledgeGapStatus;

  /** How often nothing answered it. */
  asked_count!: number;
  /** How often the answer was called unhelpful. */
  unhelpful_count!: number;

  @ApiProperty({ format: 'date', description: 'Day on which it was first asked.' })
  first_asked_on!: string;

  @ApiProperty({ format: 'date', description: 'Day on which it was last asked.' })
  last_asked_on!: string;

  /** ID of the curated answer that has closed it. */
  curated_answer_id!: number | null;
  /** ID of the document that has closed it. */
  document_id!: number | null;
  /** ID of the task to write a document about it. */
  task_id!: number | null;

  /** Time at which it was closed or dismissed. */
  @Moment({ nullable: true })
  closed_at!: Instant | null;

  /** Effect of closing it. `null` unless it is closed. */
  @ApiProperty({ type: GapEffectDto, nullable: true })
  effect!: GapEffectDto | null;
}

/** A gap with the caller's permissions on it. */
export class KnowledgeGapDto extends Permitted(KnowledgeGapRowDto) {}

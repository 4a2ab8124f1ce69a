import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import { IdFilter } from '@app/http';
import { Fraction, IsDay, Omittable } from '@app/validation';
import { SeriesMetric, SeriesStep } from './series-metric';

/** The series to get. */
export class SeriesQueryDto {
  /**
   * `completed_tasks`: tasks completed in the step. `active_mentorships`: mentorships that were running at some time in the step.
   * `review_hours`: average hours from submission to review, for reviews in the step.
   */
  @ApiProperty({ enum: SeriesMetric, enumName: 'SeriesMetric' })
  @IsEnum(SeriesMetric)
  metric!: SeriesMetric;

  /** Length of a step. Weeks begin on Monday. */
  @ApiProperty({ enum: SeriesStep, enumName: 'SeriesStep', required: false, default: SeriesStep.Week })
  @IsEnum(SeriesStep)
  by: SeriesStep = SeriesStep.Week;

  /** A day of the first step. Default: 11 steps before the last. */
  @Omittable()
  @IsDay()
  from?: string;

  /** A day of the last step. Default: today. */
  @Omittable()
  @IsDay()
  to?: string;

  /** Only people of these departments or their subdepartments. */
  @IdFilter()
  department_id?: number[];
}

/** A step of a series. */
export class SeriesPointDto {
  @ApiProperty({ type: String, format: 'date', description: 'First day of the step.' })
  starts_on!: string;

  /** The figure. `null` if there was nothing to average. */
  @Fraction({ nullable: true })
  value!: number | null;
}

/** A figure over time. */
export class SeriesDto {
  metric!: SeriesMetric;
  by!: SeriesStep;
  /** Time zone of the days: that of the company. @example Asia/Seoul */
  timezone!: string;
  /** Steps in order, without gaps. At most 366. */
  points!: SeriesPointDto[];
}

import { ApiProperty } from '@nestjs/swagger';
import { Plan } from './plan';

export class QuotaDto {
  @ApiProperty({ enum: Plan, enumName: 'Plan' })
  plan!: Plan;
  /** How much you may store, in bytes. @example 209715200 */
  limit!: number;
  used!: number;
  /** For uploads that have been announced. */
  reserved!: number;
  /** What the next upload may have at most: what is left of your own quota, or of your company's where that is less. */
  available!: number;
  /** Of the limit that is used. @example 12.5 */
  percentage!: number;
  /** One sentence in your language. */
  advice!: string;
}

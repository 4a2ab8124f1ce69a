import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, Equals, IsArray, IsInt, IsObject, IsString, Length, Max, Min } from 'class-validator';
import { MOST_ROWS } from '@app/bulk';
import { INT4_MAX, Omittable } from '@app/validation';
import type { BulkRequest } from './bulk-request';

/** An action to preview, or the token of a preview to run. */
export class BulkRequestDto implements BulkRequest {
  /** IDs of the things, at most 10,000. Either these or `filter`. */
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(INT4_MAX, { each: true })
  ids?: number[];

  /** Filters of the list, by the same names. `{}` means all that you may see. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: {} })
  @Omittable()
  @IsObject()
  filter?: object;

  /** True to preview `action`. @example true */
  @Omittable()
  @Equals(true)
  dry_run?: true;

  /** Token of a preview to run. Send no other field with it. */
  @Omittable()
  @IsString()
  @Length(1, 100)
  preview_token?: string;

  /** Action to preview. */
  @Omittable()
  @IsString()
  @Length(1, 50)
  action?: string;

  /** Values for all rows. Their fields depend on the action. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  values?: object;
}

/** Token of a bulk operation to undo. */
export class UndoBulkDto {
  /** `undo_token` of the result. @example T2suLi4 */
  @IsString()
  @Length(1, 100)
  undo_token!: string;
}

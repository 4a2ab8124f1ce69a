import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsEnum, ValidateIf } from 'class-validator';
import { IsId, IsLine, Omittable } from '@app/validation';
import { BulkRequestDto } from '@operations/bulk/dto';
import { MOST_TAGS, UserBulkAction } from './user-bulk';
import { ListUsersDto } from './users.dto';

/** An action on many people to preview, or the token of a preview to run. */
export class UserBulkDto extends BulkRequestDto {
  /** Action. */
  @ApiProperty({ enum: UserBulkAction, required: false, example: UserBulkAction.Activate })
  @Omittable()
  @IsEnum(UserBulkAction)
  declare action?: UserBulkAction;
}

/** Filters of the list of people. */
export class UserBulkFilterDto extends OmitType(ListUsersDto, ['page', 'page_size', 'ordering', 'ids'] as const) {}

/** No values. */
export class NoUserValuesDto {}

/** The department of all people. */
export class DepartmentValuesDto {
  /** ID of the department. `null` for none. */
  @ValidateIf((_, value) => value !== null)
  @IsId()
  department_id!: number | null;
}

/** Tags to add to each person, and to remove. */
export class TagValuesDto {
  /** Tags to add. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @ArrayUnique()
  @IsLine(50, { each: true })
  add?: string[];

  /** Tags to remove. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @ArrayUnique()
  @IsLine(50, { each: true })
  remove?: string[];
}

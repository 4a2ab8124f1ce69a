import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { NoticeMode } from '@app/notices';
import { IsWhole, Omittable } from '@app/validation';

const MAX_TYPES = 200;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const mode = { enum: NoticeMode, enumName: 'NotificationMode' };

/** Hours in which no mail is sent, by the clocks of your time zone. They may last over midnight. */
export class QuietHoursDto {
  /** First minute. @example 22:00 */
  @Matches(CLOCK)
  start!: string;

  /** First minute after them. @example 07:00 */
  @Matches(CLOCK)
  end!: string;
}

/** Choice for one type. `null` returns to the default. */
export class TypeChoiceDto {
  /** Type of the catalogue. @example task.commented */
  @IsString()
  @Length(1, 100)
  type!: string;

  /** In the list of notifications: `immediate` or `off`. */
  @ApiPropertyOptional({ ...mode, nullable: true, example: NoticeMode.Immediate })
  @IsOptional()
  @IsEnum(NoticeMode)
  feed?: NoticeMode | null;

  /** By mail. `daily` and `weekly` collect for one mail. */
  @ApiPropertyOptional({ ...mode, nullable: true, example: NoticeMode.Daily })
  @IsOptional()
  @IsEnum(NoticeMode)
  mail?: NoticeMode | null;

  /** By web push: `immediate` or `off`. */
  @ApiPropertyOptional({ ...mode, nullable: true, example: NoticeMode.Off })
  @IsOptional()
  @IsEnum(NoticeMode)
  push?: NoticeMode | null;
}

/** Preferences to change. */
export class UpdatePreferencesDto {
  /** Hours in which no mail is sent. `null` for none. */
  @ApiPropertyOptional({ type: QuietHoursDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quiet_hours?: QuietHoursDto | null;

  /** True: mails wait on weekends, holidays and days of leave. */
  @Omittable()
  @IsBoolean()
  working_days_only?: boolean;

  /** Hour of the day at which daily mails are sent, and weekly ones on Mondays. @example 9 */
  @Omittable()
  @IsWhole(0, 23)
  digest_hour?: number;

  /** Choices by type. Other types stay as they are. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TYPES)
  @ArrayUnique((one?: TypeChoiceDto) => one?.type)
  @ValidateNested({ each: true })
  @Type(() => TypeChoiceDto)
  types?: TypeChoiceDto[];
}

/** Type of the catalogue, and how you are told of it. */
export class TypePreferenceDto {
  /** Entry of the catalogue. @example task.commented */
  type!: string;
  /** Name in your language. @example 과제 댓글 */
  label!: string;
  /** Those who are told. @example 담당자와 검토자, 댓글을 남긴 사람 */
  audience!: string;
  /** True if it cannot be changed, and does not wait for quiet hours. */
  is_critical!: boolean;

  /** In the list of notifications. */
  @ApiProperty(mode)
  feed!: NoticeMode;

  /** By mail. */
  @ApiProperty(mode)
  mail!: NoticeMode;

  /** By web push. */
  @ApiProperty(mode)
  push!: NoticeMode;

  /** `feed` of those who have chosen nothing. */
  @ApiProperty(mode)
  feed_default!: NoticeMode;

  /** `mail` of those who have chosen nothing. */
  @ApiProperty(mode)
  mail_default!: NoticeMode;

  /** `push` of those who have chosen nothing. */
  @ApiProperty(mode)
  push_default!: NoticeMode;
}

/** How and when you are told. */
export class PreferencesDto {
  version!: number;

  /** Hours in which no mail is sent. `null` for none. */
  @ApiProperty({ type: QuietHoursDto, nullable: true })
  quiet_hours!: QuietHoursDto | null;

  /** True if mails wait on weekends, holidays and days of leave. */
  working_days_only!: boolean;
  /** Hour of the day at which daily and weekly mails are sent. */
  digest_hour!: number;
  /** Time zone of these times: yours, or that of your company. @example Asia/Seoul */
  timezone!: string;
  /** All types of the catalogue. */
  types!: TypePreferenceDto[];
}

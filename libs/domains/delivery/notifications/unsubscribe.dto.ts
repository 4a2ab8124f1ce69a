import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length } from 'class-validator';
import { Omittable } from '@app/validation';

const MAX_TYPES = 200;
/** Longest token of 200 types. */
const MAX_TOKEN = 1_300;

/** The secret of the link beneath a mail. */
@ApiSchema({ name: 'UnsubscribeToken' })
export class UnsubscribeLinkDto {
  /** `token` of the link. @example 7.task.commented.8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, MAX_TOKEN)
  token!: string;
}

/** Form that mail programs and the page send (RFC 8058). */
export class OneClickDto {
  /** `One-Click` ends all types of the mail, `Chosen` those in `type`. `Undo` restores `before`. Default: `One-Click`. */
  @ApiPropertyOptional({ type: String, example: 'One-Click' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  'List-Unsubscribe'?: string;

  /** Types whose mails end. Types that the mail did not have are ignored. @example ['task.commented'] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TYPES)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  type?: string[];

  /** Types to turn on again, each with its former choice. @example ['task.commented:daily'] */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MAX_TYPES)
  @IsString({ each: true })
  @Length(1, 120, { each: true })
  before?: string[];
}

import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';

/** The secret of the link beneath a mail. */
@ApiSchema({ name: 'UnsubscribeToken' })
export class UnsubscribeLinkDto {
  /** `token` of the link. @example 7.task.commented.8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;
}

/** Form that mail programs send (RFC 8058). */
export class OneClickDto {
  /** Always `One-Click`. */
  @ApiPropertyOptional({ type: String, example: 'One-Click' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  'List-Unsubscribe'?: string;
}

import { ApiSchema } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { IsPassword } from '@app/validation';

/** What a mailed link carries. */
@ApiSchema({ name: 'LinkToken' })
export class LinkDto {
  /** @example 8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;
}

export class VerifyByLinkDto extends LinkDto {
  /** The account's. @example violin-on-the-roof */
  @IsString()
  @Length(1, 1_000)
  password!: string;
}

export class ResetByLinkDto extends LinkDto {
  @IsPassword()
  new_password!: string;
}

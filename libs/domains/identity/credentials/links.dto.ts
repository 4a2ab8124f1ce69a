import { ApiSchema } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { IsPassword } from '@app/validation';

/** The token of a mailed link. */
@ApiSchema({ name: 'LinkToken' })
export class LinkDto {
  /** `token` of the mailed link. @example 8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;
}

/** Form of the page that confirms an e-mail address. */
export class VerifyByLinkDto extends LinkDto {
  /** Password of the account. @example violin-on-the-roof */
  @IsString()
  @Length(1, 1_000)
  password!: string;
}

/** Form of the page for a new password. */
export class ResetByLinkDto extends LinkDto {
  /** New password. */
  @IsPassword()
  new_password!: string;
}

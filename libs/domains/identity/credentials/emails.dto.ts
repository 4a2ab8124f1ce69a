import { IsString, Length } from 'class-validator';
import { IsEmailAddress, Omittable } from '@app/validation';

const MAX_GUESS = 1_000;

/** A token that was mailed. */
export class EmailLinkDto {
  /** `token` of the mailed link. @example 8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;
}

/** A mailed token, with the password where there is no session. */
export class VerifyEmailDto extends EmailLinkDto {
  /** Password of the account. Not needed with a session of the account. @example violin-on-the-roof */
  @Omittable()
  @IsString()
  @Length(1, MAX_GUESS)
  password?: string;
}

/** A new e-mail address. */
export class ChangeEmailDto {
  /** New e-mail address. @example kim.mina@example.com */
  @IsEmailAddress()
  new_email!: string;

  /** Your password. @example violin-on-the-roof */
  @IsString()
  @Length(1, MAX_GUESS)
  password!: string;
}

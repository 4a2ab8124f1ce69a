import { IsBoolean, IsString, Length } from 'class-validator';
import { IsEmailAddress, IsPassword, Omittable } from '@app/validation';

/** More than a password may have, so that a long wrong one is answered as wrong and not as invalid. */
const MAX_GUESS = 1_000;

/** A change of password. */
export class ChangePasswordDto {
  /** Your present password. @example violin-on-the-roof */
  @IsString()
  @Length(1, MAX_GUESS)
  current_password!: string;

  /** New password. It must differ from the present one. @example cello-under-the-stairs */
  @IsPassword()
  new_password!: string;

  /** True to revoke your other sessions too. Default: false. */
  @Omittable()
  @IsBoolean()
  end_other_sessions?: boolean;
}

/** A forgotten password. */
export class ForgotPasswordDto {
  /** E-mail address of the account. @example mina@example.com */
  @IsEmailAddress()
  email!: string;
}

/** A new password, with a mailed token. */
export class ResetPasswordDto {
  /** `token` of the mailed link. @example 8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;

  /** New password. */
  @IsPassword()
  new_password!: string;
}

import { IsBoolean, IsString, Length } from 'class-validator';
import { IsEmailAddress, IsPassword, Omittable } from '@app/validation';

/** Longer than any password may be, so that a wrong one is called wrong and not invalid. */
const MAX_GUESS = 1_000;

export class ChangePasswordDto {
  /** @example violin-on-the-roof */
  @IsString()
  @Length(1, MAX_GUESS)
  current_password!: string;

  /** @example cello-under-the-stairs */
  @IsPassword()
  new_password!: string;

  /** Whether everybody else who is signed in to the account has to go; they stay unless it is said. */
  @Omittable()
  @IsBoolean()
  end_other_sessions?: boolean;
}

export class ForgotPasswordDto {
  /** @example mina@example.com */
  @IsEmailAddress()
  email!: string;
}

export class ResetPasswordDto {
  /** As it was mailed: the `token` of the link. @example 8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;

  @IsPassword()
  new_password!: string;
}

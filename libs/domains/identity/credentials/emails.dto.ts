import { IsString, Length } from 'class-validator';
import { IsEmailAddress, Omittable } from '@app/validation';

const MAX_GUESS = 1_000;

export class EmailLinkDto {
  /** As it was mailed: the `token` of the link. @example 8cYmTq0n3Xw7kZpL5vR2sJ9dH6gB1fA4eU0iOoKtQyM */
  @IsString()
  @Length(1, 200)
  token!: string;
}

export class VerifyEmailDto extends EmailLinkDto {
  /** The account's. Not needed by whoever is signed in to it. @example violin-on-the-roof */
  @Omittable()
  @IsString()
  @Length(1, MAX_GUESS)
  password?: string;
}

export class ChangeEmailDto {
  /** @example kim.mina@example.com */
  @IsEmailAddress()
  new_email!: string;

  /** @example violin-on-the-roof */
  @IsString()
  @Length(1, MAX_GUESS)
  password!: string;
}

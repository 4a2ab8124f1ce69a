import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { Moment, Omittable } from '@app/validation';

/** More than a password may have, so that a long wrong one is answered as wrong and not as invalid. */
const MAX_GUESS = 1_000;
const MAX_CODE = 100;

/** Exactly one proof. */
@ApiSchema({ name: 'GivenProof' })
export class ProveDto {
  /** Your password. @example violin-on-the-roof */
  @Omittable()
  @IsString()
  @Length(1, MAX_GUESS)
  password?: string;

  /** Six digits of your authenticator app, or a recovery code. */
  @Omittable()
  @IsString()
  @Length(1, MAX_CODE)
  code?: string;

  /** Credential for a `proof` challenge of `POST /auth/passkeys/challenge`, as its `toJSON()` returns it. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  passkey?: Record<string, unknown>;
}

/** A fresh proof of a session. */
@ApiSchema({ name: 'Proof' })
export class ProvenDto {
  /** When the proof expires. */
  @Moment()
  proven_until!: Instant;
}

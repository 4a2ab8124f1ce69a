import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { Moment, Omittable } from '@app/validation';

/** Longer than any password may be, so that a wrong one is called wrong and not invalid. */
const MAX_GUESS = 1_000;
const MAX_CODE = 100;

/** One of them. */
@ApiSchema({ name: 'GivenProof' })
export class ProveDto {
  /** @example violin-on-the-roof */
  @Omittable()
  @IsString()
  @Length(1, MAX_GUESS)
  password?: string;

  /** Six digits of your authenticator app, or a recovery code. */
  @Omittable()
  @IsString()
  @Length(1, MAX_CODE)
  code?: string;

  /** The credential that the browser got for a challenge of `POST /auth/passkeys/challenge`, as its `toJSON()` writes it. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  passkey?: Record<string, unknown>;
}

@ApiSchema({ name: 'Proof' })
export class ProvenDto {
  /** Until when this session counts as proved. */
  @Moment()
  proven_until!: Instant;
}

import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import type { Instant } from '@app/database';
import { IsId, IsInstant, Omittable } from '@app/validation';

/** How long a document counts as verified. */
export class VerifyDocumentDto {
  /** The time until which it counts as verified, within three years. Default: 180 days from now. @example '2027-06-15T10:00:00Z' */
  @Omittable()
  @IsInstant({ example: '2027-06-15T10:00:00Z' })
  verified_until?: Instant;
}

/** The verifier of a document. */
export class AssignVerifierDto {
  /** ID of the person, who must be able to read the published document. `null` for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsId()
  verifier_id!: number | null;
}

import { IsDay, IsId, IsText, Omittable } from '@app/validation';

const MAX = 1_000;

/** Where somebody may say why. */
export class MentorshipNoteDto {
  /** @example 'It went well' */
  @Omittable()
  @IsText(MAX)
  reason?: string;
}

/** Where somebody has to say why. */
export class MentorshipReasonDto {
  /** @example 'A tour in between' */
  @IsText(MAX)
  reason!: string;
}

export class ExtendMentorshipDto extends MentorshipNoteDto {
  /** The new last day, later than the present one. @example 2031-01-31 */
  @IsDay()
  end_on!: string;
}

export class HandOverMentorshipDto extends MentorshipReasonDto {
  /** Who mentors from now on. */
  @IsId()
  mentor_id!: number;
}

export class ReopenMentorshipDto extends MentorshipReasonDto {
  /** A new last day, where the present one will not do. */
  @Omittable()
  @IsDay()
  end_on?: string;
}

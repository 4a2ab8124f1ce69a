import { IsDay, IsId, IsText, Omittable } from '@app/validation';

const MAX = 1_000;

/** An optional reason. */
export class MentorshipNoteDto {
  /** Reason. @example 'It went well' */
  @Omittable()
  @IsText(MAX)
  reason?: string;
}

/** A mandatory reason. */
export class MentorshipReasonDto {
  /** Reason. @example 'A tour in between' */
  @IsText(MAX)
  reason!: string;
}

/** A later last day. */
export class ExtendMentorshipDto extends MentorshipNoteDto {
  /** New last day. It must be later than the current one. @example 2031-01-31 */
  @IsDay()
  end_on!: string;
}

/** A new mentor. */
export class HandOverMentorshipDto extends MentorshipReasonDto {
  /** ID of the new mentor: an active mentor or admin of the company, other than the current mentor. */
  @IsId()
  mentor_id!: number;
}

/** Why the mentorship goes on, and until when. */
export class ReopenMentorshipDto extends MentorshipReasonDto {
  /** New last day. Default: the current one. It must not be in the past. */
  @Omittable()
  @IsDay()
  end_on?: string;
}

import { ApiHideProperty, ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { INT4_MAX, IsLine, IsText, IsWhole, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { RequestStatus } from './approval-request.entity';

const WORD = /^[a-z_]{1,50}$/;
const NO_WORD = {
  message: 'must be 1 to 50 lowercase letters or underscores, such as mentorship',
  context: { ko: '소문자와 밑줄로 된 1~50자여야 합니다(예: mentorship)' },
};

/** A note on the decision. */
export class CloseRequestDto {
  /** Note for the person who asked. @example 'After the concert.' */
  @Omittable()
  @IsText(1_000)
  note?: string;
}

/** A note on the approval, and what the approver has seen. */
export class ApproveRequestDto extends CloseRequestDto {
  /** Current version of a resource that has changed since (409 `REQUEST_STALE`), to approve nevertheless. */
  @Omittable()
  @IsWhole(1, INT4_MAX)
  confirm_version?: number;
}

/** Why the request is refused. */
export class RefuseRequestDto {
  /** Reason for the person who asked. Their request shows it as `note`. @example 'After the concert.' */
  @ValidateIf(({ reason, note }: RefuseRequestDto) => reason !== undefined || note === undefined)
  @IsText(1_000)
  reason!: string;

  /** Former name of `reason`. */
  @ApiHideProperty()
  @Omittable()
  @IsText(1_000)
  note?: string;
}

/** Filters and order of the list of requests. */
export class ListRequestsDto extends IdsListDto {
  /** Text in the name of the asker or in the note. @example 미나 */
  @Omittable()
  @IsLine(100)
  search?: string;

  /** Only these statuses. */
  @EnumFilter({ RequestStatus })
  status?: RequestStatus[];

  /** Only requests about this kind of resource. @example mentorship */
  @Omittable()
  @Matches(WORD, NO_WORD)
  resource?: string;

  /** Only requests for this action. @example pause */
  @Omittable()
  @Matches(WORD, NO_WORD)
  action?: string;

  /** Only requests about resources with these IDs. */
  @IdFilter()
  resource_id?: number[];

  /** Only requests of these people. */
  @PersonFilter()
  asker_id?: number[];

  /** Only requests that these people may decide. */
  @PersonFilter()
  decider_id?: number[];

  /** Only requests created at this time or later. */
  @AfterFilter()
  created_after?: Instant;

  /** Only requests created before this time. */
  @BeforeFilter()
  created_before?: Instant;

  @Ordering('created_at', 'updated_at', 'status')
  ordering: string[] = ['-created_at'];
}

/** A request for approval. */
export class RequestFieldsDto {
  /** ID of the request. */
  id!: number;
  version!: number;
  /** Kind of resource that it is about. @example mentorship */
  resource!: string;
  /** Requested action. @example pause */
  action!: string;
  /** ID of the resource. `null` if it is to be created, until the approval creates it. */
  resource_id!: number | null;
  /** Path of that resource. `null` if there is none yet. @example /api/v1/mentorships/1 */
  link!: string | null;
  /** The request as a sentence in your language. @example "Pause the mentorship 'First weeks' of Mina and Max" */
  title!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Fields of the request body of that action.',
    example: { reason: 'Exams' },
  })
  payload!: object;

  /** Version of the resource when it was asked. `null` if it is to be created. */
  asked_version!: number | null;
  /** Status. */
  status!: RequestStatus;
  /** ID of the person who asked. */
  asker_id!: number;
  /** Name of that person. @example 김미나 */
  asker_name!: string;
  /** The person who asked. */
  asker!: PersonDto;
  /** ID of the person who closed it. `null` if none did. */
  closed_by_id!: number | null;
  /** Name of that person. `null` if none closed it. */
  closed_by_name!: string | null;
  /** The person who closed it. `null` if none did. */
  closed_by!: PersonDto | null;

  /** When it was closed. `null` while it is open. */
  @Moment({ nullable: true })
  closed_at!: Instant | null;

  /** Note of the person who closed it. `null` if there is none. */
  note!: string | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A request for an action that the asker may not perform, with the permissions of the caller on it. */
@ApiSchema({ name: 'ApprovalRequest' })
export class RequestDto extends Permitted(RequestFieldsDto) {}

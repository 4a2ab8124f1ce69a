import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { Instant } from '@app/database';
import { AfterFilter, BeforeFilter, EnumFilter, IdFilter, IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsLine, IsText, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { RequestStatus } from './approval-request.entity';

const WORD = /^[a-z_]{1,50}$/;
const NO_WORD = { message: 'must be a word such as mentorship', context: { ko: 'mentorship과 같은 단어여야 합니다' } };

export class CloseRequestDto {
  /** What whoever has asked should know. @example 'After the concert.' */
  @Omittable()
  @IsText(1_000)
  note?: string;
}

export class ListRequestsDto extends IdsListDto {
  /** In the asker's name or the note. @example 미나 */
  @Omittable()
  @IsLine(100)
  search?: string;

  @EnumFilter({ RequestStatus })
  status?: RequestStatus[];

  /** What it is about. @example mentorship */
  @Omittable()
  @Matches(WORD, NO_WORD)
  resource?: string;

  /** What is to be done with it. @example pause */
  @Omittable()
  @Matches(WORD, NO_WORD)
  action?: string;

  @IdFilter()
  resource_id?: number[];

  /** Only what these people ask for. */
  @PersonFilter()
  asker_id?: number[];

  /** Asked at this moment or later. */
  @AfterFilter()
  created_after?: Instant;

  /** Asked before this moment. */
  @BeforeFilter()
  created_before?: Instant;

  @Ordering('created_at', 'updated_at', 'status')
  ordering: string[] = ['-created_at'];
}

export class RequestFieldsDto {
  id!: number;
  version!: number;
  /** @example mentorship */
  resource!: string;
  /** @example pause */
  action!: string;
  /** None where it is about nothing that there is yet. */
  resource_id!: number | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the route was told.', example: { reason: 'Exams' } })
  payload!: object;

  status!: RequestStatus;
  asker_id!: number;
  /** @example 김미나 */
  asker_name!: string;
  asker!: PersonDto;
  closed_by_id!: number | null;
  closed_by_name!: string | null;
  closed_by!: PersonDto | null;

  @Moment({ nullable: true })
  closed_at!: Instant | null;

  note!: string | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** Something that somebody may not do and has asked for, with the caller's permissions on it. */
@ApiSchema({ name: 'ApprovalRequest' })
export class RequestDto extends Permitted(RequestFieldsDto) {}

import { ApiSchema } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, Length } from 'class-validator';
import { Role } from '@app/auth';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsEmailAddress, IsId, IsLine, IsName, IsPassword, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { InvitationState } from './invitation.entity';
import type { InvitationPreview } from './invitation-preview';

/** A new invitation. */
@ApiSchema({ name: 'CreateInvitation' })
export class InviteDto {
  /** Address of the person to invite. @example joon@example.com */
  @IsEmailAddress()
  email!: string;

  /** Role in the company. Default: `mentee`. */
  @Omittable()
  @IsEnum(Role)
  role?: Role;

  /** Full name; in Korean, family name first. The person can change it when they accept. @example 이준 */
  @IsOptional()
  @IsName(100)
  name?: string | null;

  /** ID of the department. */
  @IsOptional()
  @IsId()
  department_id?: number | null;
}

export class ListInvitationsDto extends IdsListDto {
  /** Only these states. */
  @EnumFilter({ InvitationState })
  state?: InvitationState[];

  /** Only these roles. */
  @EnumFilter({ Role })
  role?: Role[];

  /** Searches the address and the name. @example joon */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('email', 'sent_at', 'expires_at', 'created_at')
  ordering: string[] = ['-created_at'];
}

/** Secret of an invitation. */
export class InvitationTokenDto {
  /** `token` of the link in the mail. @example S3cr3t-of-the-mailed-link */
  @IsString()
  @Length(1, 200)
  token!: string;
}

/** A new person sends a password. A person with an account signs in and sends only the token. */
export class AcceptInvitationDto extends InvitationTokenDto {
  /** Full name; in Korean, family name first. Default: the name in the invitation. @example 이준 */
  @Omittable()
  @IsName(100)
  name?: string;

  /** Required if you have no account; ignored otherwise. */
  @Omittable()
  @IsPassword({ required: false })
  password?: string;
}

/** Department of the invited person. */
export class DepartmentOfInvitationDto {
  /** ID of the department. */
  id!: number;
  /** Name of the department. @example Strings */
  name!: string;
}

/** Company that invites. */
export class CompanyOfInvitationDto {
  /** ID of the company. @example sinfonia */
  id!: string;
  /** Name of the company. @example Sinfonia */
  name!: string;
}

/** An invitation into a company. */
export class InvitationRowDto {
  /** ID of the invitation. */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;
  /** Address of the invited person. @example joon@example.com */
  email!: string;
  /** Full name. `null` if not given. @example 이준 */
  name!: string | null;
  /** Role in the company. */
  role!: Role;
  /** `null` without one. */
  department!: DepartmentOfInvitationDto | null;
  /** State of the invitation. */
  state!: InvitationState;
  /** Person who sent the latest mail. `null` for the platform. */
  sender!: PersonDto | null;

  /** When the latest mail was sent. */
  @Moment()
  sent_at!: Instant;

  /** Number of mails sent. @example 1 */
  sent_count!: number;

  /** When it expires. */
  @Moment()
  expires_at!: Instant;

  /** When it was accepted, withdrawn or closed as expired. `null` until then. */
  @Moment({ nullable: true })
  closed_at!: Instant | null;

  /** ID of the person who accepted. `null` until then. */
  user_id!: number | null;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One invitation, with the caller's permissions on it. */
export class InvitationDto extends Permitted(InvitationRowDto) {}

/** An invitation as the holder of its token sees it. */
export class InvitationPreviewDto {
  /** Address of the invited person. @example joon@example.com */
  email!: string;
  /** Full name. `null` if not given. @example 이준 */
  name!: string | null;
  /** Role in the company. */
  role!: Role;
  /** Company that invites. */
  company!: CompanyOfInvitationDto;
  /** `null` without one. */
  department!: DepartmentOfInvitationDto | null;

  /** When it expires. */
  @Moment()
  expires_at!: Instant;

  /** True if the person accepts by signing in; false if by choosing a password. */
  has_account!: boolean;

  static from({ email, name, role, company, department, expires_at, has_account }: InvitationPreview): InvitationPreviewDto {
    return { email, name, role, company, department, expires_at, has_account };
  }
}

import { ApiSchema } from '@nestjs/swagger';
import { IsEnum, IsOptional, IsString, Length } from 'class-validator';
import { Role } from '@app/auth';
import type { Instant } from '@app/database';
import { EnumFilter, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsEmailAddress, IsId, IsLine, IsName, IsPassword, Moment, Omittable } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';
import { InvitationState } from './invitation.entity';
import type { InvitationPreview } from './invitation-preview';

@ApiSchema({ name: 'CreateInvitation' })
export class InviteDto {
  /** Whom to invite. @example joon@example.com */
  @IsEmailAddress()
  email!: string;

  /** A mentee, unless said otherwise. */
  @Omittable()
  @IsEnum(Role)
  role?: Role;

  /** Whole; a Korean name is family name first. They may give another when they accept. @example 이준 */
  @IsOptional()
  @IsName(100)
  name?: string | null;

  @IsOptional()
  @IsId()
  department_id?: number | null;
}

export class ListInvitationsDto extends IdsListDto {
  @EnumFilter({ InvitationState })
  state?: InvitationState[];

  @EnumFilter({ Role })
  role?: Role[];

  /** In the address or the name. @example joon */
  @Omittable()
  @IsLine(100)
  search?: string;

  @Ordering('email', 'sent_at', 'expires_at', 'created_at')
  ordering: string[] = ['-created_at'];
}

export class InvitationTokenDto {
  /** From the mail. @example S3cr3t-of-43-letters */
  @IsString()
  @Length(1, 200)
  token!: string;
}

/** Somebody new gives a password. Somebody who has an account is signed in, and sends the token alone. */
export class AcceptInvitationDto extends InvitationTokenDto {
  /** Whole; a Korean name is family name first. Left out, it is as the invitation has it. @example 이준 */
  @Omittable()
  @IsName(100)
  name?: string;

  @Omittable()
  @IsPassword({ required: false })
  password?: string;
}

export class DepartmentOfInvitationDto {
  id!: number;
  /** @example Strings */
  name!: string;
}

export class CompanyOfInvitationDto {
  /** @example sinfonia */
  id!: string;
  /** @example Sinfonia */
  name!: string;
}

export class InvitationRowDto {
  id!: number;
  version!: number;
  /** @example joon@example.com */
  email!: string;
  /** @example 이준 */
  name!: string | null;
  role!: Role;
  department!: DepartmentOfInvitationDto | null;
  state!: InvitationState;
  /** Who had the latest mail sent. None for the platform. */
  sender!: PersonDto | null;

  @Moment()
  sent_at!: Instant;

  /** How many mails there have been. @example 1 */
  sent_count!: number;

  @Moment()
  expires_at!: Instant;

  @Moment({ nullable: true })
  closed_at!: Instant | null;

  /** Who has accepted it. */
  user_id!: number | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One invitation, with the caller's permissions on it. */
export class InvitationDto extends Permitted(InvitationRowDto) {}

/** What whoever holds the token is told before they accept. */
export class InvitationPreviewDto {
  /** @example joon@example.com */
  email!: string;
  /** @example 이준 */
  name!: string | null;
  role!: Role;
  company!: CompanyOfInvitationDto;
  department!: DepartmentOfInvitationDto | null;

  @Moment()
  expires_at!: Instant;

  /** Whether they accept by signing in; else by choosing a password. */
  has_account!: boolean;

  static from({ email, name, role, company, department, expires_at, has_account }: InvitationPreview): InvitationPreviewDto {
    return { email, name, role, company, department, expires_at, has_account };
  }
}

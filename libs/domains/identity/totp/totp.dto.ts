import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { Moment, Omittable } from '@app/validation';
import type { TotpStatus } from './totp.repository';

const MAX_CODE = 100;

/** A code of the authenticator app, or a recovery code. */
@ApiSchema({ name: 'OneTimeCode' })
export class CodeDto {
  /** Six digits, or a recovery code. Spaces and hyphens are ignored. @example '287082' */
  @IsString()
  @Length(1, MAX_CODE)
  code!: string;
}

/** A code of the new secret. */
export class ConfirmTotpDto {
  /** Six digits from the authenticator app with the new secret. @example '287082' */
  @IsString()
  @Length(1, MAX_CODE)
  code!: string;
}

/** A challenge and the code that completes the sign-in. */
export class MeetChallengeDto extends CodeDto {
  /** `challenge` from the answer to the sign-in. @example Jb0tPpVYyCCOJ2GDvGLhPUGrUnfJXPNlWyJ3hvkrmZk */
  @IsString()
  @Length(1, 200)
  challenge!: string;

  /** True to get the refresh token in an HttpOnly cookie instead of the response body. @example false */
  @Omittable()
  @IsBoolean()
  cookie?: boolean;
}

/** Status of the second factor. */
export class TotpStatusDto {
  /** True if signing in needs a code. */
  enabled!: boolean;

  /** When it was enabled. `null` if it is not. */
  @Moment({ nullable: true })
  enabled_at!: Instant | null;

  /** Number of unused recovery codes. @example 10 */
  @ApiProperty({ type: 'integer', example: 10 })
  recovery_codes_left!: number;

  /** True if your company requires it. Until you enable it, most routes refuse you. */
  required!: boolean;

  static from({ enabled_at, recovery_codes_left, required }: TotpStatus): TotpStatusDto {
    return { enabled: enabled_at !== null, enabled_at, recovery_codes_left, required };
  }
}

/** The secret of a new second factor. */
export class TotpSetupDto {
  /** Secret to type into an authenticator app. @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP */
  secret!: string;

  /**
   * The secret as a URI for a QR code. @example
   * 'otpauth://totp/Tutti:mina%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tutti'
   */
  otpauth_uri!: string;
}

/** New recovery codes. */
export class RecoveryCodesDto {
  /** Each works once in place of a code. In this answer only. */
  @ApiProperty({ type: String, isArray: true, example: ['7k2m-q9xd-04tn-w3hv-m8ye-5rcz'] })
  recovery_codes!: string[];
}

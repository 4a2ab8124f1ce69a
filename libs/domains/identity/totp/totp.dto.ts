import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsString, Length } from 'class-validator';
import type { Instant } from '@app/database';
import { Moment, Omittable } from '@app/validation';
import type { TotpStatus } from './totp.repository';

const MAX_CODE = 100;

/** A code of the authenticator app, or a recovery code. */
@ApiSchema({ name: 'OneTimeCode' })
export class CodeDto {
  /** Six digits, or a recovery code. Spaces and hyphens do not count. @example '287082' */
  @IsString()
  @Length(1, MAX_CODE)
  code!: string;
}

export class ConfirmTotpDto {
  /** Six digits, of the authenticator app that has the new secret. @example '287082' */
  @IsString()
  @Length(1, MAX_CODE)
  code!: string;
}

export class MeetChallengeDto extends CodeDto {
  /** What signing in answered with. @example Jb0tPpVYyCCOJ2GDvGLhPUGrUnfJXPNlWyJ3hvkrmZk */
  @IsString()
  @Length(1, 200)
  challenge!: string;

  /** Whether the refresh token is to go into an HttpOnly cookie, and not into the answer. @example false */
  @Omittable()
  @IsBoolean()
  cookie?: boolean;
}

export class TotpStatusDto {
  /** Whether signing in asks for it. */
  enabled!: boolean;

  @Moment({ nullable: true })
  enabled_at!: Instant | null;

  /** @example 10 */
  @ApiProperty({ type: 'integer', example: 10 })
  recovery_codes_left!: number;

  /** Whether the company asks it of you. Until it is on, you may do little else than switch it on. */
  required!: boolean;

  static from({ enabled_at, recovery_codes_left, required }: TotpStatus): TotpStatusDto {
    return { enabled: enabled_at !== null, enabled_at, recovery_codes_left, required };
  }
}

export class TotpSetupDto {
  /** For typing into an authenticator app. @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP */
  secret!: string;

  /** For a QR code. @example 'otpauth://totp/Tutti:mina%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tutti' */
  otpauth_uri!: string;
}

export class RecoveryCodesDto {
  /** Each is good once, in place of a code. They are shown only now. */
  @ApiProperty({ type: String, isArray: true, example: ['7k2m-q9xd-04tn-w3hv-m8ye-5rcz'] })
  recovery_codes!: string[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum, IsObject } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering, PersonFilter } from '@app/http';
import { IsName, Moment, Omittable } from '@app/validation';
import { ChallengePurpose } from './challenge-purpose';

const EXAMPLE = { id: 'AQ', rawId: 'AQ', type: 'public-key', response: { clientDataJSON: 'e30' } };
const JSON_OBJECT = { type: 'object', additionalProperties: true } as const;

export class BeginPasskeyDto {
  /** `sign_in` is for anybody. `register` and `proof` (of this session) need a token. */
  @ApiProperty({ enum: ChallengePurpose, enumName: 'PasskeyPurpose', example: ChallengePurpose.SignIn })
  @IsEnum(ChallengePurpose)
  purpose!: ChallengePurpose;
}

export class PasskeyOptionsDto {
  /** `publicKey` of `navigator.credentials.create()` (`register`) or `.get()`, in the JSON of WebAuthn. */
  @ApiProperty({ ...JSON_OBJECT, properties: { challenge: { type: 'string' } } })
  options!: Record<string, unknown>;

  /** Seconds until the challenge expires. @example 300 */
  expires_in!: number;
}

export class CreatePasskeyDto {
  /** @example 'My phone' */
  @IsName(100)
  name!: string;

  /** The credential that the browser made, as its `toJSON()` writes it. */
  @ApiProperty({ ...JSON_OBJECT, example: EXAMPLE })
  @IsObject()
  credential!: Record<string, unknown>;
}

export class VerifyPasskeyDto {
  /** The credential that the browser got, as its `toJSON()` writes it. */
  @ApiProperty({ ...JSON_OBJECT, example: EXAMPLE })
  @IsObject()
  credential!: Record<string, unknown>;

  /** Whether the refresh token is to go into an HttpOnly cookie, and not into the answer. @example false */
  @Omittable()
  @IsBoolean()
  cookie?: boolean;
}

export class ListPasskeysDto extends IdsListDto {
  /** Id of the owner: yourself or, as an admin, somebody in your company. */
  @PersonFilter()
  user_id?: number[];

  @Ordering('name', 'created_at', 'last_used_at')
  ordering: string[] = ['-created_at'];
}

export class PasskeyDto {
  /** @example 42 */
  id!: number;
  user_id!: number;
  /** @example 'My phone' */
  name!: string;

  /** Whether it is backed up, and usable on other devices of its owner. */
  backed_up!: boolean;

  @Moment()
  created_at!: Instant;

  @Moment({ nullable: true })
  last_used_at!: Instant | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum, IsObject } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering, PersonFilter } from '@app/http';
import { IsName, Moment, Omittable } from '@app/validation';
import { ChallengePurpose } from './challenge-purpose';

const EXAMPLE = { id: 'AQ', rawId: 'AQ', type: 'public-key', response: { clientDataJSON: 'e30' } };
const JSON_OBJECT = { type: 'object', additionalProperties: true } as const;

/** A request for a passkey challenge. */
export class BeginPasskeyDto {
  /** `sign_in` needs no token. `register` and `proof` (of this session) do. */
  @ApiProperty({ enum: ChallengePurpose, enumName: 'PasskeyPurpose', example: ChallengePurpose.SignIn })
  @IsEnum(ChallengePurpose)
  purpose!: ChallengePurpose;
}

/** Options for the browser's WebAuthn API. */
export class PasskeyOptionsDto {
  /** `publicKey` for `navigator.credentials.create()` (`register`) or `.get()`, as WebAuthn JSON. */
  @ApiProperty({ ...JSON_OBJECT, properties: { challenge: { type: 'string' } } })
  options!: Record<string, unknown>;

  /** Seconds until the challenge expires. @example 300 */
  expires_in!: number;
}

/** A new passkey. */
export class CreatePasskeyDto {
  /** Name to recognise the passkey by. @example 'My phone' */
  @IsName(100)
  name!: string;

  /** Credential from the browser, as its `toJSON()` returns it. */
  @ApiProperty({ ...JSON_OBJECT, example: EXAMPLE })
  @IsObject()
  credential!: Record<string, unknown>;
}

/** A sign-in with a passkey. */
export class VerifyPasskeyDto {
  /** Credential from the browser, as its `toJSON()` returns it. */
  @ApiProperty({ ...JSON_OBJECT, example: EXAMPLE })
  @IsObject()
  credential!: Record<string, unknown>;

  /** True to get the refresh token in an HttpOnly cookie instead of the response body. @example false */
  @Omittable()
  @IsBoolean()
  cookie?: boolean;
}

/** Filters of passkeys. */
export class ListPasskeysDto extends IdsListDto {
  /** IDs of the owners. Default: yourself. Admins can name people of their company. */
  @PersonFilter()
  user_id?: number[];

  @Ordering('name', 'created_at', 'last_used_at')
  ordering: string[] = ['-created_at'];
}

/** A registered passkey. */
export class PasskeyDto {
  /** ID of the passkey. @example 42 */
  id!: number;
  /** ID of the owner. */
  user_id!: number;
  /** Name to recognise the passkey by. @example 'My phone' */
  name!: string;

  /** True if it is synchronised to other devices of its owner. */
  backed_up!: boolean;

  /** When it was registered. */
  @Moment()
  created_at!: Instant;

  /** When it was last used. `null` if never. */
  @Moment({ nullable: true })
  last_used_at!: Instant | null;
}

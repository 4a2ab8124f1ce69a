import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering, Permitted, PersonFilter } from '@app/http';
import { IsInstant, IsName, Moment, Omittable } from '@app/validation';
import type { MadeKey } from './api-key.entity';

const SCOPE = /^[a-z_]{1,50}:([a-z_]{1,50}|\*)$/;
const MAX_SCOPES = 100;
const NOT_A_SCOPE = {
  each: true,
  message: 'each scope must have the form task:read or task:*',
  context: { ko: '각 권한 범위는 task:read 또는 task:* 형식이어야 합니다' },
};

/** A new API key. */
export class CreateApiKeyDto {
  /** Name that tells what the key is for. @example 'Nightly report' */
  @IsName(100)
  name!: string;

  /** Permissions such as `task:read`, or `task:*` for all of a resource. Only permissions that you have yourself. */
  @ApiProperty({ type: String, isArray: true, example: ['task:list', 'task:read'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SCOPES)
  @Matches(SCOPE, NOT_A_SCOPE)
  scopes!: string[];

  /** At most a year from now. Without it, the key is valid until it is revoked. */
  @Omittable()
  @IsInstant({ example: '' })
  expires_at?: Instant;
}

/** Changes of an API key. Fields that are left out keep their value. */
export class UpdateApiKeyDto {
  /** Name that tells what the key is for. @example 'Nightly report' */
  @Omittable()
  @IsName(100)
  name?: string;

  /** Replaces all scopes. */
  @ApiProperty({ type: String, isArray: true, required: false, example: ['task:list'] })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SCOPES)
  @Matches(SCOPE, NOT_A_SCOPE)
  scopes?: string[];
}

/** Filters of API keys. */
export class ListApiKeysDto extends IdsListDto {
  /** IDs of the owners. Default: yourself. Admins can name people of their company. */
  @PersonFilter()
  user_id?: number[];

  @Ordering('name', 'created_at', 'last_used_at', 'expires_at')
  ordering: string[] = ['-created_at'];
}

/** An API key without its secret. */
export class ApiKeyRowDto {
  /** ID of the API key. @example 42 */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;
  /** ID of the owner. */
  user_id!: number;
  /** Name that tells what the key is for. @example 'Nightly report' */
  name!: string;
  /** First characters of the key, to recognise it by. @example tutti_7k2mq9xd */
  prefix!: string;

  /** Permissions that the key may use. */
  @ApiProperty({ type: String, isArray: true, example: ['task:list', 'task:read'] })
  scopes!: string[];

  /** When the key expires. `null` if never. */
  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** Last use, to the minute. `null` if never used. */
  @Moment({ nullable: true })
  last_used_at!: Instant | null;

  /** IP address of the last use. `null` if never used. @example 203.0.113.9 */
  last_used_address!: string | null;

  /** When it was created. */
  @Moment()
  created_at!: Instant;

  /** When it was last changed. */
  @Moment()
  updated_at!: Instant;
}

/** One key, with the caller's permissions on it. */
export class ApiKeyDto extends Permitted(ApiKeyRowDto) {}

/** A new API key with its secret. */
export class CreatedApiKeyDto extends ApiKeyDto {
  /** The secret, in this answer only. Send it as `Authorization: Bearer tutti_…`. */
  key!: string;

  static from(made: MadeKey): CreatedApiKeyDto {
    const unused = { last_used_at: null, last_used_address: null };
    const { id, version, user_id, name, prefix, scopes, expires_at, created_at, updated_at, can, can_ask, key } = made;
    return {
      id,
      version,
      user_id,
      name,
      prefix,
      scopes,
      expires_at,
      ...unused,
      created_at,
      updated_at,
      can: [...can],
      can_ask: [...can_ask],
      key,
    };
  }
}

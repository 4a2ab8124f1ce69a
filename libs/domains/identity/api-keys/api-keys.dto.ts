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
  message: 'each scope must be like task:read or task:*',
  context: { ko: '각 권한 범위는 task:read 또는 task:* 형식이어야 합니다' },
};

export class CreateApiKeyDto {
  /** What it is for. @example 'Nightly report' */
  @IsName(100)
  name!: string;

  /** Lines of the permissions' table, `task:read`, or all of a resource, `task:*`. No more than you may yourself. */
  @ApiProperty({ type: String, isArray: true, example: ['task:list', 'task:read'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SCOPES)
  @Matches(SCOPE, NOT_A_SCOPE)
  scopes!: string[];

  /** Within a year. Left out, it is good until it is revoked. */
  @Omittable()
  @IsInstant({ example: '' })
  expires_at?: Instant;
}

/** What is left out stays. */
export class UpdateApiKeyDto {
  /** @example 'Nightly report' */
  @Omittable()
  @IsName(100)
  name?: string;

  /** Taken whole. */
  @ApiProperty({ type: String, isArray: true, required: false, example: ['task:list'] })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SCOPES)
  @Matches(SCOPE, NOT_A_SCOPE)
  scopes?: string[];
}

export class ListApiKeysDto extends IdsListDto {
  /** Whose: your own, or as an admin those of somebody in your company. */
  @PersonFilter()
  user_id?: number[];

  @Ordering('name', 'created_at', 'last_used_at', 'expires_at')
  ordering: string[] = ['-created_at'];
}

export class ApiKeyRowDto {
  /** @example 42 */
  id!: number;
  version!: number;
  user_id!: number;
  /** @example 'Nightly report' */
  name!: string;
  /** How it begins. @example tutti_7k2mq9xd */
  prefix!: string;

  @ApiProperty({ type: String, isArray: true, example: ['task:list', 'task:read'] })
  scopes!: string[];

  @Moment({ nullable: true })
  expires_at!: Instant | null;

  /** To the minute. */
  @Moment({ nullable: true })
  last_used_at!: Instant | null;

  /** @example 203.0.113.9 */
  last_used_address!: string | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** One key, with the caller's permissions on it. */
export class ApiKeyDto extends Permitted(ApiKeyRowDto) {}

export class CreatedApiKeyDto extends ApiKeyDto {
  /** Shown only now. Send it as `Authorization: Bearer tutti_…`. */
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

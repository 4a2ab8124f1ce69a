import { ApiProperty } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import { STANDPOINTS, type Standpoint } from '@app/auth';
import { IsId, IsLine, Omittable } from '@app/http';
import type { Answer } from './authz.service';

const WORD = /^[a-z_]+$/;

export class ExplainDto {
  /** Yourself, unless given. Admins ask about everybody in their company. */
  @Omittable()
  @IsId()
  user_id?: number;

  /** @example task */
  @Matches(WORD)
  @MaxLength(50)
  resource!: string;

  /** As the page of permissions names it. @example approve */
  @Matches(WORD)
  @MaxLength(50)
  action!: string;

  /** Of the thing. Needed where it decides. @example 1 */
  @Omittable()
  @IsLine(100)
  id?: string;
}

export class FactDto {
  /** @example co */
  fact!: string;

  holds!: boolean;
}

export class ExplanationDto {
  user_id!: number;

  /** @example task */
  resource!: string;

  /** @example approve */
  action!: string;

  id!: string | null;

  /** From where they ask. */
  @ApiProperty({ enum: STANDPOINTS, enumName: 'Standpoint' })
  standpoint!: Standpoint;

  /** What has to hold for those who ask from there; null where nothing would help. @example 'co and not own' */
  rule!: string | null;

  facts!: FactDto[];

  allowed!: boolean;

  static from({ user_id, resource, action, id, standpoint, rule, facts, allowed }: Answer): ExplanationDto {
    return { user_id, resource, action, id: id ?? null, standpoint, rule, facts: [...facts], allowed };
  }
}

import { ApiProperty } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import { type Decision, VIEWER_SIDES, type ViewerSide } from '@app/auth';
import { IsId, IsLine, Omittable } from '@app/validation';
import type { Language } from '@app/i18n';
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

  /** Of the thing. Needed where it decides. E.g. `1`. */
  @Omittable()
  @IsLine(100)
  id?: string;
}

export class FactDto {
  /** @example co */
  fact!: string;

  holds!: boolean;
}

export class StateDto {
  /** @example submitted */
  status!: string;

  open_moves!: string[];
}

const DECISIONS: readonly Decision[] = ['allowed', 'asks', 'hidden', 'forbidden', 'closed'];

export class ExplanationDto {
  user_id!: number;

  /** @example task */
  resource!: string;

  /** @example approve */
  action!: string;

  id!: string | null;

  /** From where they ask. */
  @ApiProperty({ enum: VIEWER_SIDES, enumName: 'Standpoint' })
  standpoint!: ViewerSide;

  /** What has to hold for those who ask from there; null where nothing would help. @example 'co and not own' */
  rule!: string | null;

  facts!: FactDto[];

  /** Where the action is a move. */
  state!: StateDto | null;

  /** `allowed` is done (200), `asks` recorded as a request (202), `hidden` 404, `forbidden` 403 and `closed` by the state 409. */
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision' })
  decision!: Decision;

  /** Whether the route lets them in: to do it, or to ask for it. */
  allowed!: boolean;

  /** The decision in one sentence, in the caller's language. */
  sentence!: string;

  static from({ facts, id, state, sentence, ...answer }: Answer, language: Language): ExplanationDto {
    return {
      ...answer,
      id: id ?? null,
      facts: [...facts],
      state: state && { ...state, open_moves: [...state.open_moves] },
      sentence: sentence[language],
    };
  }
}

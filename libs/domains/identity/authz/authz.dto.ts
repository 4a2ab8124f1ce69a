import { ApiProperty } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import { type Decision, VIEWER_SIDES, type ViewerSide } from '@app/auth';
import { IsId, IsLine, Omittable } from '@app/validation';
import type { Language } from '@app/i18n';
import type { Answer } from './authz.service';

const WORD = /^[a-z_]+$/;

/** A question about a permission. */
export class ExplainDto {
  /** ID of the user. Default: yourself. Admins can name people of their company. */
  @Omittable()
  @IsId()
  user_id?: number;

  /** Resource of the permission, before its colon. @example task */
  @Matches(WORD)
  @MaxLength(50)
  resource!: string;

  /** Action of the permission, after its colon. @example approve */
  @Matches(WORD)
  @MaxLength(50)
  action!: string;

  /** ID of the resource. Required if the permission depends on it. E.g. `1`. */
  @Omittable()
  @IsLine(100)
  id?: string;
}

/** A condition of the rule. */
export class FactDto {
  /** Name of the condition. @example co */
  fact!: string;

  /** The condition in the caller's language. @example 'is of the same company' */
  text!: string;

  /** True if the condition holds. */
  holds!: boolean;
}

/** State of the resource. */
export class StateDto {
  /** Current status. @example submitted */
  status!: string;

  /** Actions that the current status allows. */
  open_moves!: string[];
}

const DECISIONS: readonly Decision[] = ['allowed', 'asks', 'hidden', 'forbidden', 'closed'];

/** Explanation of a permission decision. */
export class ExplanationDto {
  /** ID of the user. */
  user_id!: number;

  /** Resource of the question. @example task */
  resource!: string;

  /** Action of the question. @example approve */
  action!: string;

  /** ID of the resource. `null` if none was given. */
  id!: string | null;

  /** Side from which the user asks: the column of the permission matrix. */
  @ApiProperty({ enum: VIEWER_SIDES, enumName: 'Standpoint' })
  standpoint!: ViewerSide;

  /** The users of this side who have the permission. `null` if none of them ever has it. @example 'its reviewer' */
  rule!: string | null;

  /** Conditions of the rule and their results. */
  facts!: FactDto[];

  /** `null` if the action does not depend on a status. */
  state!: StateDto | null;

  /** `allowed`: is done (200). `asks`: creates a request (202). `hidden`: 404. `forbidden`: 403. `closed`: the state refuses it (409). */
  @ApiProperty({ enum: DECISIONS, enumName: 'Decision' })
  decision!: Decision;

  /** True if the route accepts the call, at least as a request for approval. */
  allowed!: boolean;

  /** The decision as a sentence in the caller's language. */
  sentence!: string;

  static from({ facts, id, rule, state, sentence, ...answer }: Answer, language: Language): ExplanationDto {
    return {
      ...answer,
      id: id ?? null,
      rule: rule && rule[language],
      facts: facts.map(({ fact, words, holds }) => ({ fact, text: words[language], holds })),
      state: state && { ...state, open_moves: [...state.open_moves] },
      sentence: sentence[language],
    };
  }
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Instant } from '@app/database';
import { EnumFilter, FeedDto, IdsListDto, Ordering, Permitted } from '@app/http';
import { IsLine, Moment, Omittable } from '@app/validation';
import { WebhookDeliveryStatus, WebhookSuppression } from './webhook-delivery.entity';
import { type WebhookCreated, WebhookPause } from './webhook.entity';

const MAX_URL = 2_000;
const MAX_EVENTS = 200;
const TYPE = /^[a-z_]{1,50}\.[a-z_]{1,50}$/;
const NOT_A_TYPE = {
  each: true,
  message: 'each event must have the form task.submitted',
  context: { ko: '각 이벤트는 task.submitted 형식이어야 합니다' },
};
const types = { type: String, isArray: true, example: ['task.submitted', 'user.joined'] };

/** Changes of a webhook. Omitted fields stay as they are. */
export class UpdateWebhookDto {
  /** URL that receives POST requests: https, of a public address. @example https://hooks.example.com/tutti */
  @Omittable()
  @IsString()
  @MaxLength(MAX_URL)
  url?: string;

  /** Types of events to receive. Replaces all. `GET /webhooks/event-types` lists them. */
  @ApiProperty({ ...types, required: false })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_EVENTS)
  @Matches(TYPE, NOT_A_TYPE)
  events?: string[];

  /** Note about the receiver. */
  @IsOptional()
  @IsLine(200)
  description?: string | null;

  /** False: nothing is sent. True also ends a pause. */
  @Omittable()
  @IsBoolean()
  is_active?: boolean;
}

/** A new webhook. */
export class CreateWebhookDto extends UpdateWebhookDto {
  /** URL that receives POST requests: https, of a public address. @example https://hooks.example.com/tutti */
  @IsString()
  @MaxLength(MAX_URL)
  declare url: string;

  /** Types of events to receive. `GET /webhooks/event-types` lists them. */
  @ApiProperty(types)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_EVENTS)
  @Matches(TYPE, NOT_A_TYPE)
  declare events: string[];
}

/** Filters of webhooks. */
export class ListWebhooksDto extends IdsListDto {
  /** Only active, or only inactive webhooks. */
  @Omittable()
  @IsBoolean()
  is_active?: boolean;

  @Ordering('created_at', 'updated_at', 'url')
  ordering: string[] = ['-created_at'];
}

/** A webhook without its secret. */
export class WebhookRowDto {
  /** ID of the webhook. @example 4 */
  id!: number;
  /** Version for `If-Match`. */
  version!: number;
  /** URL that receives POST requests. @example https://hooks.example.com/tutti */
  url!: string;

  /** Types of events that it receives. */
  @ApiProperty(types)
  events!: string[];

  /** Note about the receiver. */
  description!: string | null;
  /** True if events are sent. */
  is_active!: boolean;

  /** When the system paused it. `null` if it did not. */
  @Moment({ nullable: true })
  paused_at!: Instant | null;

  /** `failures`: 20 attempts in a row have failed. `gone`: the receiver answered 410. */
  @ApiProperty({ enum: WebhookPause, enumName: 'WebhookPause', nullable: true })
  paused_reason!: WebhookPause | null;

  /** Failed attempts since the last success. @example 0 */
  @ApiProperty({ type: 'integer', example: 0 })
  consecutive_failures!: number;

  /** Until when the previous secret also signs. `null` without one. */
  @Moment({ nullable: true })
  previous_secret_ends_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A webhook with the caller's permissions on it. */
export class WebhookDto extends Permitted(WebhookRowDto) {}

/** A secret, in this answer only. */
export class WebhookSecretDto {
  /** Key of the signatures: base64 after `whsec_`. @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw */
  secret!: string;
}

/** A new webhook with its secret. */
export class CreatedWebhookDto extends WebhookDto {
  /** Key of the signatures, in this answer only: base64 after `whsec_`. @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw */
  secret!: string;

  static from({ webhook, secret, can, can_ask }: WebhookCreated): CreatedWebhookDto {
    const { id, version, url, events, description, is_active, created_at, updated_at } = webhook;
    const unused = { paused_at: null, paused_reason: null, consecutive_failures: 0, previous_secret_ends_at: null };
    const row = { id, version, url, events, description, is_active, ...unused, created_at, updated_at };
    return { ...row, can: [...can], can_ask: [...can_ask], secret };
  }
}

/** A type of event that webhooks can receive. */
export class WebhookEventTypeDto {
  /** Name of the type. @example task.submitted */
  type!: string;
  /** Its meaning, in your language. @example 'A task was submitted for review.' */
  description!: string;
}

/** All types of events. */
export class WebhookEventTypesDto {
  /** Sorted by name. */
  results!: WebhookEventTypeDto[];
}

/** Filters of deliveries. */
export class ListWebhookDeliveriesDto extends FeedDto {
  /** Only deliveries with these statuses. */
  @EnumFilter({ WebhookDeliveryStatus })
  status?: WebhookDeliveryStatus[];

  /** Only events of this type. @example task.submitted */
  @Omittable()
  @IsLine(100)
  type?: string;
}

/** One attempt to deliver. */
export class WebhookAttemptDto {
  /** When it began. */
  @Moment()
  at!: Instant;

  /** Milliseconds until the answer. @example 120 */
  @ApiProperty({ type: 'integer', example: 120 })
  duration_ms!: number;

  /** Status of the answer. `null` if there was none. @example 204 */
  @ApiProperty({ type: 'integer', nullable: true, example: 204 })
  http_status!: number | null;

  /** Kind of failure, such as `timeout`. `null` with an answer. */
  @ApiProperty({ type: String, nullable: true, example: null })
  error!: string | null;
}

/** An event for a webhook. */
export class WebhookDeliveryRowDto {
  /** ID of the delivery: the `webhook-id` of each attempt. @example 0d0f2a52-5d0c-4b0e-9a67-6f3a8f1c2b11 */
  id!: string;
  /** Number that grows with each change. */
  version!: number;
  /** ID of the webhook. @example 4 */
  webhook_id!: number;
  /** Type of the event. @example task.submitted */
  type!: string;

  /** The body that is sent. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  payload!: object;

  /** `suppressed`: not sent, because the webhook was not active. */
  @ApiProperty({ enum: WebhookDeliveryStatus, enumName: 'WebhookDeliveryStatus' })
  status!: WebhookDeliveryStatus;

  /** Why it was suppressed. `null` otherwise. */
  @ApiProperty({ enum: WebhookSuppression, enumName: 'WebhookSuppression', nullable: true })
  reason!: WebhookSuppression | null;

  /** The last 50 attempts, oldest first. */
  attempts!: WebhookAttemptDto[];

  /** When the next attempt is due. `null` if none is. */
  @Moment({ nullable: true })
  next_at!: Instant | null;

  @Moment()
  created_at!: Instant;

  @Moment()
  updated_at!: Instant;
}

/** A delivery with the caller's permissions on it. */
export class WebhookDeliveryDto extends Permitted(WebhookDeliveryRowDto) {}

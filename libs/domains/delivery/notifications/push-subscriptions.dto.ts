import { Type } from 'class-transformer';
import { IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { Instant } from '@app/database';
import { IdsListDto } from '@app/http';
import { Moment } from '@app/validation';

const MAX_ENDPOINT = 1_000;
const P256DH = /^[\w-]{87}=?$/;
const AUTH = /^[\w-]{22}(==)?$/;
const ENCODED = { message: '$property must be the key as base64url', context: { ko: 'base64url로 인코딩한 키여야 합니다' } };

/** Keys of a push subscription, as its `toJSON()` returns them. */
export class PushKeysDto {
  /** Public key. @example BFzKIiJOGtqDPiVAWTo59eW-B65Tj7g_LDO7tDsFYBI-YMfL3OYTKjOf3IllxKZI7HoYmpb1_dJF_pKPDHO0W44 */
  @Matches(P256DH, ENCODED)
  p256dh!: string;

  /** Shared secret. @example BTBZMqHH6r4Tts7J_aSIgg */
  @Matches(AUTH, ENCODED)
  auth!: string;
}

/** A new push subscription, from the browser's Push API. */
export class CreatePushSubscriptionDto {
  /** URL at the push service: https, of a public address. @example https://push.example.com/send/x7Kq2vN4 */
  @IsString()
  @MaxLength(MAX_ENDPOINT)
  endpoint!: string;

  /** Keys of the subscription. */
  @ValidateNested()
  @Type(() => PushKeysDto)
  keys!: PushKeysDto;
}

/** Part of the list of push subscriptions. */
export class ListPushSubscriptionsDto extends IdsListDto {}

/** A browser that gets your notifications, without its keys. */
export class PushSubscriptionDto {
  id!: number;
  /** Host of the push service. @example push.example.com */
  service!: string;
  /** Browser whose session made it. `null` if unknown. @example 'Chrome on Windows' */
  device!: string | null;

  @Moment()
  created_at!: Instant;
}

/** The key by which browsers know this installation. */
export class PushKeyDto {
  /** `applicationServerKey` for the Push API. `null` if there is no web push here. @example BJ4mH1zq3m0yQ2mXo5J9c0z6b3k4 */
  public_key!: string | null;
}

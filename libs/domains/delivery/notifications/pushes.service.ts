import { Injectable, Logger } from '@nestjs/common';
import { Clock, env } from '@app/config';
import { instant } from '@app/database';
import { languageFor } from '@app/i18n';
import { recorded } from '@app/jobs';
import { type Notice, declaredNotices, noticeOf } from '@app/notices';
import { Outbound, OutboundFailure, type OutboundLimits } from '@app/outbound';
import { CalendarService } from '@organisation/calendar';
import { pushSuppressionOf } from './mail-decisions';
import { type MailReaderRow, MailReadersRepository } from './mail-readers.repository';
import { SuppressionReason } from './notification-delivery.entity';
import { linkTo, wordsOf } from './notification-words';
import { nextOpenMinute } from './open-minutes';
import { MAX_PUSH_ATTEMPTS, type PushAttempt, PushDeliveriesRepository, type WaitingPush } from './push-deliveries.repository';
import { type PushContent, pushRequest } from './push-requests';
import type { PushSubscription } from './push-subscription.entity';
import { PushSubscriptionsRepository } from './push-subscriptions.repository';

const FIRST_WAIT_S = 30;
/** A job sends to its person for so long. */
const ROUND_MS = 10_000;
/** Push services answer at once. Others, which anybody may enter, hold up no worker. */
const LIMITS: OutboundLimits = { connect_ms: 3_000, total_ms: 5_000 };
/** The push service does not know the subscription any more. */
const GONE: readonly number[] = [404, 410];
const NO_ANSWER = 'The push service could not be reached.';

/** `gone`: the browser has ended its subscription. A text tells why the attempt failed. */
type Outcome = 'taken' | 'gone' | { readonly error: string };

/** A settled push needs no further attempt by this job. */
type Result = 'settled' | 'failed';

/** Sends pushes: rights, choice and quiet hours are asked at each attempt, and the words are made then. */
@Injectable()
export class PushesService {
  private readonly logger = new Logger(PushesService.name);

  constructor(
    private readonly deliveries: PushDeliveriesRepository,
    private readonly subscriptions: PushSubscriptionsRepository,
    private readonly readers: MailReadersRepository,
    private readonly calendars: CalendarService,
    private readonly outbound: Outbound,
    private readonly clock: Clock,
  ) {}

  /** Sends a push, and then what else is due to its person, for some seconds. A failure ends the round, because the next would fail, too. */
  async send(attempt: PushAttempt): Promise<void> {
    const user_id = await this.deliveries.readerOf(attempt);
    if (user_id === undefined) return;
    const types = declaredNotices().map(({ type }) => type);
    const end_ms = performance.now() + ROUND_MS;
    let next: number | undefined = attempt.delivery_id;
    while (next !== undefined && (await this.settle(user_id, next)) === 'settled' && performance.now() < end_ms)
      next = await this.deliveries.claimNext(user_id, types);
  }

  private async settle(user_id: number, delivery_id: number): Promise<Result> {
    const reader = await this.readers.find(user_id);
    const push = reader && (await this.deliveries.find(reader, delivery_id));
    const notice = push && noticeOf(push.type);
    return reader && push && notice ? this.decide(reader, push, notice) : 'settled';
  }

  private async decide(reader: MailReaderRow, push: WaitingPush, notice: Notice): Promise<Result> {
    const reason = pushSuppressionOf(push, reader, notice);
    const open = reason ? undefined : await this.openMinute(reader, notice);
    if (open && open <= this.clock.now()) return this.sendTo(reader, push, notice);
    if (open) await this.deliveries.defer(push.id, instant(open));
    if (reason) await this.deliveries.suppress(push.id, reason);
    return 'settled';
  }

  /** Critical ones wait for nothing. */
  private async openMinute(reader: MailReaderRow, { is_critical }: Notice): Promise<Date> {
    const now = this.clock.now();
    if (is_critical) return now;
    const { quiet_from: from, quiet_until: until, working_days_only } = reader;
    const quiet = from === null || until === null ? null : { from, until };
    return nextOpenMinute(now, await this.calendars.calendarOf({ user_id: reader.id }), { quiet, working_days_only });
  }

  /** Sends to all browsers at the same time. The person has been told as soon as one service has taken the message. */
  private async sendTo(reader: MailReaderRow, push: WaitingPush, notice: Notice): Promise<Result> {
    const browsers = env.VAPID_PRIVATE_KEY === undefined ? [] : await this.subscriptions.listOf(reader.id);
    const { title } = wordsOf(notice, push, { language: languageFor(undefined, reader.locale) });
    const content = { title, link: linkTo(push) };
    const outcomes = await Promise.all(browsers.map((browser) => this.attempt(browser, content, notice)));
    const failure = outcomes.find((outcome) => typeof outcome === 'object');
    const isTaken = outcomes.includes('taken');
    if (!isTaken && failure) return this.noteFailure(push, failure.error);
    if (isTaken) await recorded(() => this.deliveries.noteSent(push.id));
    else await this.deliveries.suppress(push.id, SuppressionReason.NoAddress);
    return 'settled';
  }

  private async noteFailure({ id, attempts }: WaitingPush, error: string): Promise<'failed'> {
    const again_in_s = attempts >= MAX_PUSH_ATTEMPTS ? null : FIRST_WAIT_S * attempts ** 2;
    await this.deliveries.noteFailure(id, error, again_in_s);
    return 'failed';
  }

  private async attempt(browser: PushSubscription, content: PushContent, notice: Notice): Promise<Outcome> {
    try {
      const { status } = await this.outbound.post(await pushRequest(browser, content, notice), LIMITS);
      if (status >= 200 && status < 300) return 'taken';
      if (!GONE.includes(status)) return { error: `The push service answered ${status}.` };
      await this.subscriptions.remove(browser.id);
      return 'gone';
    } catch (error) {
      if (!(error instanceof OutboundFailure)) this.logger.error(error);
      return { error: NO_ANSWER };
    }
  }
}

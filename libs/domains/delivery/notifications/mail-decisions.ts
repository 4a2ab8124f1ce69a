import { type Notice, NoticeChannel, NoticeMode } from '@app/notices';
import type { WorkCalendar } from '@organisation/calendar';
import { SuppressionReason } from './notification-delivery.entity';
import { type OpenTimes, nextDigest, nextOpenMinute } from './open-minutes';

/** A delivery by mail that waits. */
export interface WaitingDelivery {
  readonly id: number;
  readonly resource: string;
  readonly resource_id: string;
  readonly mode: NoticeMode;
  /** The person's choice now. `null` if they have made none. */
  readonly chosen: NoticeMode | null;
  readonly window_key: string | null;
  /** When it happened, in milliseconds. */
  readonly created_ms: number;
  readonly due_ms: number;
  /** True if the person may read its subject now. */
  readonly is_readable: boolean;
  /** `holds` of the type: false if the mail would no longer be true. It has nothing to do with rights, which are `is_readable`. */
  readonly is_right: boolean;
}

/** The person, as they are now. */
export interface MailReader extends OpenTimes {
  readonly may_sign_in: boolean;
  readonly has_address: boolean;
  readonly digest_hour: number;
  readonly calendar: WorkCalendar;
}

/** A new time for a delivery. */
export interface Deferral {
  readonly id: number;
  readonly mode: NoticeMode;
  readonly window_key: string;
  readonly due_at: Date;
}

/** Deliveries that share a mail. */
export interface MailWindow {
  readonly window_key: string;
  readonly mode: NoticeMode;
  readonly ids: readonly number[];
}

export interface MailDecisions {
  readonly suppressed: readonly { readonly id: number; readonly reason: SuppressionReason }[];
  readonly deferred: readonly Deferral[];
  readonly mails: readonly MailWindow[];
}

interface Candidate {
  readonly delivery: WaitingDelivery;
  readonly mode: NoticeMode;
  readonly is_critical: boolean;
  readonly window_key: string;
  readonly due_ms: number;
}

type Digest = NoticeMode.Daily | NoticeMode.Weekly;

/** True for the modes that collect. */
export const isDigest = (mode: NoticeMode): mode is Digest => mode === NoticeMode.Daily || mode === NoticeMode.Weekly;

/** The mode by which a person is told by mail: nobody turns off what is critical. */
export const mailModeOf = ({ is_critical, channels }: Notice, chosen: NoticeMode | null): NoticeMode =>
  is_critical ? NoticeMode.Immediate : (chosen ?? channels[NoticeChannel.Mail]);

/** Why a delivery is not sent, by the person's rights, choice and address now. Undefined if it is. */
export function suppressionOf(
  { is_readable, is_right, chosen }: Pick<WaitingDelivery, 'is_readable' | 'is_right' | 'chosen'>,
  { may_sign_in, has_address }: Pick<MailReader, 'may_sign_in' | 'has_address'>,
  notice: Notice,
): SuppressionReason | undefined {
  if (!may_sign_in || !is_readable) return SuppressionReason.LostAccess;
  if (!is_right) return SuppressionReason.Outdated;
  if (mailModeOf(notice, chosen) === NoticeMode.Off) return SuppressionReason.Preference;
  return has_address ? undefined : SuppressionReason.NoAddress;
}

/** The mode by which browsers are told: they are told at once of what comes by mail at all, unless the person has chosen. */
export const pushModeOf = ({ is_critical, channels }: Notice, chosen: NoticeMode | null): NoticeMode => {
  if (is_critical) return NoticeMode.Immediate;
  return chosen ?? (channels[NoticeChannel.Mail] === NoticeMode.Off ? NoticeMode.Off : NoticeMode.Immediate);
};

/** Why a push is not sent. It is decided as a mail, by the person's choice for pushes. */
export const pushSuppressionOf = (
  push: Pick<WaitingDelivery, 'is_readable' | 'is_right' | 'chosen'>,
  reader: Pick<MailReader, 'may_sign_in' | 'has_address'>,
  notice: Notice,
): SuppressionReason | undefined => suppressionOf({ ...push, chosen: pushModeOf(notice, push.chosen) }, reader, notice);

/**
 * Decides what becomes of all waiting deliveries of one person: suppressed, deferred to an open minute or a digest, or sent now, one mail
 * per window. A mail takes everything of its window, also what is not due yet. The others stay as they are.
 */
export function decideMails(
  waiting: readonly (WaitingDelivery & { readonly notice: Notice })[],
  reader: MailReader,
  now: Date,
): MailDecisions {
  const suppressed: { id: number; reason: SuppressionReason }[] = [];
  const windows = new Map<string, Candidate[]>();
  for (const delivery of waiting) {
    const reason = suppressionOf(delivery, reader, delivery.notice);
    if (reason) suppressed.push({ id: delivery.id, reason });
    else {
      const candidate = candidateOf(delivery, delivery.notice, reader);
      windows.set(candidate.window_key, [...(windows.get(candidate.window_key) ?? []), candidate]);
    }
  }
  const decisions = [...windows.values()].map((window) => decideWindow(window, reader, now));
  return {
    suppressed,
    deferred: decisions.flatMap(({ deferred = [] }) => deferred),
    mails: decisions.flatMap(({ mail }) => mail ?? []),
  };
}

/** The window that a delivery belongs to by the person's choice now. A delivery stays in the window for which it was planned. */
function candidateOf(delivery: WaitingDelivery, notice: Notice, reader: MailReader): Candidate {
  const { id, resource, resource_id, window_key, due_ms } = delivery;
  const { is_critical } = notice;
  const mode = mailModeOf(notice, delivery.chosen);
  if (window_key !== null && delivery.mode === mode) return { delivery, mode, is_critical, window_key, due_ms };
  if (!isDigest(mode)) {
    const key = notice.window_s > 0 ? `now ${resource}:${resource_id}` : `now #${id}`;
    return { delivery, mode, is_critical, window_key: key, due_ms: delivery.created_ms };
  }
  const digest = digestAfter(new Date(delivery.created_ms), mode, reader);
  return { delivery, mode, is_critical, window_key: digest.window_key, due_ms: digest.due_at.getTime() };
}

function decideWindow(window: readonly Candidate[], reader: MailReader, now: Date): { deferred?: Deferral[]; mail?: MailWindow } {
  const { mode, window_key } = window[0]!;
  const is_due = window.some(({ due_ms }) => due_ms <= now.getTime());
  if (!is_due) return { deferred: window.flatMap(newlyDeferred) };
  const open = window.some(({ is_critical }) => is_critical) ? now : nextOpenMinute(now, reader.calendar, reader);
  if (open > now) return { deferred: window.map(({ delivery: { id } }) => ({ id, mode, window_key, due_at: open })) };
  return { mail: { window_key, mode, ids: window.map(({ delivery: { id } }) => id) } };
}

/** A delivery whose window was not known before. Others keep their time. */
function newlyDeferred({ delivery, mode, window_key, due_ms }: Candidate): Deferral[] {
  if (delivery.window_key === window_key && delivery.mode === mode) return [];
  return [{ id: delivery.id, mode, window_key, due_at: new Date(due_ms) }];
}

/** The first digest after a moment, and the key of its window: `daily 2030-01-15`. */
export function digestAfter(
  moment: Date,
  mode: Digest,
  { digest_hour, working_days_only, calendar }: Pick<MailReader, 'digest_hour' | 'working_days_only' | 'calendar'>,
): { readonly window_key: string; readonly due_at: Date } {
  const { day, at } = nextDigest(moment, calendar, { mode, hour: digest_hour, working_days_only });
  return { window_key: `${mode} ${day}`, due_at: at };
}

/** The digest after a window: `daily 2030-01-15` is followed by one after that day. */
export function nextWindow(
  window_key: string,
  mode: NoticeMode,
  { reader, now }: { readonly reader: MailReader; readonly now: Date },
): ReturnType<typeof digestAfter> {
  if (!isDigest(mode)) throw new Error(`${window_key} is no window of a digest.`);
  const over = reader.calendar.endOf(window_key.slice(mode.length + 1));
  return digestAfter(over > now ? over : now, mode, reader);
}

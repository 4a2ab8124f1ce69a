import { type Notice, NoticeChannel, NoticeMode } from './notice';

/**
 * The only types that may be critical: they cannot be turned off and are sent at once. The list is closed, because people stop reading
 * mails that they cannot turn off. Critical mails are written in the transaction of the change: see `MailLedger`.
 */
export const CRITICAL: readonly string[] = ['invitation.received', 'security.notice'];

const declared = new Map<string, Notice>();

const DEFAULT = { [NoticeChannel.Feed]: NoticeMode.Immediate, [NoticeChannel.Mail]: NoticeMode.Immediate } as const;

type Declared<Values extends object> = Omit<Notice<Values>, 'channels' | 'window_s' | 'is_critical'> &
  Partial<Pick<Notice, 'channels' | 'window_s' | 'is_critical'>>;

/** Declares an entry of the catalogue in a domain's `*.notifications.ts`: `declareNotice<TaskValues>({ type: 'task.submitted', … })`. */
export function declareNotice<Values extends object>(entry: Declared<Values>): Notice {
  const notice = { channels: DEFAULT, window_s: 0, is_critical: false, ...entry } as unknown as Notice;
  if (declared.has(notice.type)) throw new Error(`Two notices are stored as ${notice.type}.`);
  if (notice.is_critical && !CRITICAL.includes(notice.type))
    throw new Error(`${notice.type} is not in the closed list of critical notices.`);
  declared.set(notice.type, notice);
  return notice;
}

/** All declared entries, by type. */
export const declaredNotices = (): Notice[] => [...declared.values()].sort((a, b) => (a.type < b.type ? -1 : 1));

/** The entry of a stored type. Undefined for one of another version. */
export const noticeOf = (type: string): Notice | undefined => declared.get(type);

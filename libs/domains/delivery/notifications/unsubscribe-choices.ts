import { NoticeChannel, NoticeMode } from '@app/notices';
import type { PreferenceChoice } from './preferences.repository';

/** A type of the mail, in words for the page. */
export interface OfferedType {
  readonly type: string;
  readonly label: string;
  /** True if the person gets mails of it now. */
  readonly is_on: boolean;
  /** The person's choice now. `null` if the catalogue decides. */
  readonly chosen: NoticeMode | null;
  /** Mode of the catalogue. */
  readonly usual: NoticeMode;
}

/** The fields that the page, or a mail program, has sent. */
export interface UnsubscribeForm {
  readonly 'List-Unsubscribe'?: string;
  readonly type?: readonly string[];
  readonly before?: readonly string[];
}

const FORMER: readonly string[] = [NoticeMode.Immediate, NoticeMode.Daily, NoticeMode.Weekly];

/** Forgets the former choice, which only the answer to the first click has. The catalogue decides in its place. */
export const byCatalogue = (one: OfferedType): OfferedType => ({ ...one, chosen: null });

/** Returns the choices that end mails. Types that are off already are left out, so that a repeated click changes nothing. */
export function endedTypes(
  { 'List-Unsubscribe': by, type: ticked = [] }: UnsubscribeForm,
  types: readonly OfferedType[],
): PreferenceChoice[] {
  const isMeant = (type: string): boolean => by !== 'Chosen' || ticked.includes(type);
  return types.flatMap(({ type, is_on }) => (is_on && isMeant(type) ? { type, channel: NoticeChannel.Mail, mode: NoticeMode.Off } : []));
}

/** Returns the choices that turn mails on again, as `before` says. Types that are not in the link, or not off, are left out. */
export function formerChoices({ before = [] }: UnsubscribeForm, types: readonly OfferedType[]): PreferenceChoice[] {
  const former = new Map(before.map((one) => one.split(':') as [string, string | undefined]));
  return types.flatMap((one) => {
    const { type, is_on } = one;
    return is_on || !former.has(type) ? [] : { type, channel: NoticeChannel.Mail, mode: formerMode(former.get(type), one) };
  });
}

/** Anything but a mode leaves the type to the catalogue. If that has it off, mails come at once, because the person asked for them. */
function formerMode(mode: string | undefined, { usual }: OfferedType): NoticeMode | null {
  if (mode && FORMER.includes(mode)) return mode as NoticeMode;
  return usual === NoticeMode.Off ? NoticeMode.Immediate : null;
}

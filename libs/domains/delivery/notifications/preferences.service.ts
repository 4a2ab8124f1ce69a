import { Injectable } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database, assignDefined } from '@app/database';
import { type Detail, type ExpectedVersion, ValidationFailed, expectVersion } from '@app/errors';
import type { Language } from '@app/i18n';
import { type Notice, NoticeChannel, NoticeMode, declaredNotices, noticeOf } from '@app/notices';
import { minutesOf, timeOf } from './clock-times';
import { pushModeOf } from './mail-decisions';
import type { NotificationSettings } from './notification-settings.entity';
import { PreferencesPolicy } from './notifications.policy';
import { type PreferenceChoice, PreferencesRepository, type SettingsRow } from './preferences.repository';

/** Times on the clock, `22:00`. The end is exclusive. */
export interface QuietHours {
  readonly start: string;
  readonly end: string;
}

/** The channels of a type: a mode, or null for the catalogue's. */
export type TypeChoice = { readonly type: string } & { readonly [Channel in NoticeChannel]?: NoticeMode | null };

export interface PreferencesChange {
  readonly quiet_hours?: QuietHours | null;
  readonly working_days_only?: boolean;
  readonly digest_hour?: number;
  readonly types?: readonly TypeChoice[];
}

/** An entry of the catalogue with a person's choice. */
export interface TypePreference {
  readonly type: string;
  readonly label: string;
  readonly audience: string;
  readonly is_critical: boolean;
  readonly feed: NoticeMode;
  readonly mail: NoticeMode;
  readonly push: NoticeMode;
  readonly feed_default: NoticeMode;
  readonly mail_default: NoticeMode;
  readonly push_default: NoticeMode;
}

export interface Preferences extends Pick<SettingsRow, 'version' | 'working_days_only' | 'digest_hour' | 'timezone'> {
  readonly quiet_hours: QuietHours | null;
  readonly types: readonly TypePreference[];
}

/** Reads and changes how and when people want to be told. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly preferences: PreferencesRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async get(actor: Actor, language: Language): Promise<Preferences> {
    const { quiet_from, quiet_until, choices, ...settings } = await this.preferences.find(actor);
    const quiet_hours = quiet_from === null || quiet_until === null ? null : { start: timeOf(quiet_from), end: timeOf(quiet_until) };
    return { ...settings, quiet_hours, types: declaredNotices().map((notice) => preferenceOf(notice, choices, language)) };
  }

  update(
    actor: Actor,
    change: PreferencesChange,
    { language, expected }: { language: Language; expected?: ExpectedVersion },
  ): Promise<Preferences> {
    authorize(PreferencesPolicy.update, actor);
    const choices = choicesIn(change);
    return this.db.transaction(async () => {
      const settings = await this.preferences.findForUpdate(actor.id);
      expectVersion(settings, expected);
      changeSettings(settings, change);
      if (choices.length > 0) await this.preferences.choose(actor.id, choices);
      await this.preferences.save(settings);
      await this.note(actor, settings, choices);
      return this.get(actor, language);
    });
  }

  private note(
    actor: Pick<Actor, 'id' | 'company_id'>,
    settings: NotificationSettings,
    choices: readonly PreferenceChoice[],
  ): Promise<void> {
    const { quiet_from, quiet_until, working_days_only, digest_hour } = settings;
    const chosen = choices.map(({ type, channel, mode }) => [`${type} ${channel}`, code(mode ?? 'default')] as const);
    const facts = { quiet_from, quiet_until, working_days_only, digest_hour, ...Object.fromEntries(chosen) };
    const { id: actor_id, company_id } = actor;
    return this.audit.note({ action: 'preference.update', actor_id, company_id, resource_id: actor_id, facts });
  }
}

function changeSettings(settings: NotificationSettings, { quiet_hours, working_days_only, digest_hour }: PreferencesChange): void {
  assignDefined(settings, { working_days_only, digest_hour });
  if (quiet_hours === undefined) return;
  const [quiet_from, quiet_until] = quiet_hours ? [minutesOf(quiet_hours.start), minutesOf(quiet_hours.end)] : [null, null];
  if (quiet_from !== null && quiet_from === quiet_until) throw new ValidationFailed([{ field: 'quiet_hours.end', message: NEVER_OPEN }]);
  Object.assign(settings, { quiet_from, quiet_until });
}

const NEVER_OPEN = { en: 'must differ from quiet_hours.start', ko: 'quiet_hours.start와 달라야 합니다' };

function preferenceOf(notice: Notice, choices: readonly PreferenceChoice[], language: Language): TypePreference {
  const { type, label, audience, is_critical, channels } = notice;
  const chosen = (channel: NoticeChannel) => choices.find((one) => one.type === type && one.channel === channel)?.mode;
  const { feed, mail } = channels;
  const usual = { feed, mail, push: pushModeOf(notice, null) };
  const modes = { feed: chosen(NoticeChannel.Feed), mail: chosen(NoticeChannel.Mail), push: chosen(NoticeChannel.Push) };
  const defaults = { feed_default: feed, mail_default: mail, push_default: usual.push };
  const shown = is_critical ? usual : { feed: modes.feed ?? feed, mail: modes.mail ?? mail, push: modes.push ?? usual.push };
  return { type, label: label[language], audience: audience[language], is_critical, ...shown, ...defaults };
}

/** Throws `ValidationFailed` for a type that does not exist or cannot be chosen, and for a mode that a channel does not have. */
function choicesIn({ types = [] }: PreferencesChange): PreferenceChoice[] {
  const problems = types.flatMap((choice, index) => problemsOf(choice, `types.${index}`));
  if (problems.length > 0) throw new ValidationFailed(problems);
  return types.flatMap(({ type, ...modes }) =>
    Object.values(NoticeChannel).flatMap((channel) => {
      const mode = modes[channel];
      return mode === undefined ? [] : [{ type, channel, mode }];
    }),
  );
}

function problemsOf({ type, ...modes }: TypeChoice, field: string): Detail[] {
  const notice = noticeOf(type);
  if (!notice) return [{ field: `${field}.type`, message: UNKNOWN }];
  if (notice.is_critical) return [{ field: `${field}.type`, message: UNCHANGEABLE }];
  const wrong = [NoticeChannel.Feed, NoticeChannel.Push].filter((channel) => isCollected(modes[channel]));
  return wrong.map((channel) => ({ field: `${field}.${channel}`, message: NO_DIGEST }));
}

const isCollected = (mode: NoticeMode | null | undefined): boolean => mode === NoticeMode.Daily || mode === NoticeMode.Weekly;

const UNKNOWN = { en: 'must be a type of the catalogue', ko: '알림 목록에 있는 유형이어야 합니다' };
const UNCHANGEABLE = { en: 'is critical and cannot be changed', ko: '중요 알림이므로 변경할 수 없습니다' };
const NO_DIGEST = { en: 'must be immediate or off', ko: 'immediate 또는 off여야 합니다' };

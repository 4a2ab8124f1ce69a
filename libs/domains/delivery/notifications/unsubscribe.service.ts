import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { Database } from '@app/database';
import { type Language, languageFor } from '@app/i18n';
import type { SecretLookup } from '@app/limits';
import { type Notice, NoticeChannel, NoticeMode, declaredNotices } from '@app/notices';
import { mailModeOf } from './mail-decisions';
import { InvalidUnsubscribeLink } from './notifications.errors';
import { type PreferenceChoice, PreferencesRepository } from './preferences.repository';
import { type OfferedType, type UnsubscribeForm, byCatalogue, endedTypes, formerChoices } from './unsubscribe-choices';
import { unsubscriptionIn } from './unsubscribe-token';
import { type Unsubscriber, UnsubscribersRepository } from './unsubscribers.repository';

/** The types of a link that can be turned off, in the language of the person. */
export interface UnsubscribeOffer {
  readonly language: Language;
  readonly types: readonly OfferedType[];
}

/** The result of a click: the changed types, and whether their mails are off or on now. `unchanged` has all types of the link. */
export interface UnsubscribeOutcome extends UnsubscribeOffer {
  readonly outcome: 'off' | 'on' | 'unchanged';
}

interface Found {
  readonly user_id: number;
  readonly person: Unsubscriber;
  readonly notices: readonly Notice[];
}

/** Turns off mails by the link beneath them, without signing in (RFC 8058). */
@Injectable()
export class UnsubscribeService implements SecretLookup {
  constructor(
    private readonly people: UnsubscribersRepository,
    private readonly preferences: PreferencesRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** The token is signed and not stored, so its hash is the key. Undefined if the signature is wrong. */
  liveKeyOf(token: string): Promise<string | undefined> {
    const found = unsubscriptionIn(token);
    return Promise.resolve(found && `unsubscribe ${createHash('sha256').update(token).digest('base64url')}`);
  }

  /** Returns the types of the link, and changes nothing. Throws `InvalidUnsubscribeLink`. */
  async offer(token: string, languages?: string): Promise<UnsubscribeOffer> {
    return this.offerTo(await this.required(token), languages);
  }

  /** Turns mails of the link's types off, or on again as they were. The outcome has the changed types as they were before. */
  async change(token: string, form: UnsubscribeForm, languages?: string): Promise<UnsubscribeOutcome> {
    const found = await this.required(token);
    const { language, types } = await this.offerTo(found, languages);
    const isUndo = form['List-Unsubscribe'] === 'Undo';
    const choices = isUndo ? formerChoices(form, types) : endedTypes(form, types);
    if (choices.length === 0) return { language, types: types.map(byCatalogue), outcome: types.some(isOn) || isUndo ? 'unchanged' : 'off' };
    await this.choose(found, choices);
    const changed = types.filter(({ type }) => choices.some((choice) => choice.type === type));
    return { language, types: changed, outcome: isUndo ? 'on' : 'off' };
  }

  private async offerTo({ user_id, person, notices }: Found, languages?: string): Promise<UnsubscribeOffer> {
    const language = languageFor(languages, person.locale);
    const { choices } = await this.preferences.find({ id: user_id });
    const chosenOf = (type: string) => choices.find((one) => one.type === type && one.channel === NoticeChannel.Mail)?.mode ?? null;
    const types = notices.map((notice) => {
      const chosen = chosenOf(notice.type);
      const usual = mailModeOf(notice, null);
      return { type: notice.type, label: notice.label[language], is_on: mailModeOf(notice, chosen) !== NoticeMode.Off, chosen, usual };
    });
    return { language, types };
  }

  private async choose({ user_id, person: { company_id } }: Found, choices: readonly PreferenceChoice[]): Promise<void> {
    const isEnd = choices.every(({ mode }) => mode === NoticeMode.Off);
    const types = choices.map(({ type }) => code(type));
    await this.db.transaction(async () => {
      await this.preferences.findForUpdate(user_id).then((settings) => this.preferences.save(settings));
      await this.preferences.choose(user_id, choices);
      await this.audit.note({
        action: isEnd ? 'preference.unsubscribe' : 'preference.resubscribe',
        actor_id: user_id,
        company_id,
        resource_id: user_id,
        facts: { type: types.length === 1 ? types[0]! : types, channel: code(NoticeChannel.Mail) },
      });
    }, [company_id]);
  }

  /** Reads a token. Throws `InvalidUnsubscribeLink` if it is forged, if the person is anonymised, or if the catalogue has none of its types. */
  private async required(token: string): Promise<Found> {
    const found = unsubscriptionIn(token);
    const person = found && (await this.people.find(found.user_id));
    const notices = declaredNotices().filter(({ type, is_critical }) => !is_critical && found?.isOfLink(type));
    if (!person || notices.length === 0) throw new InvalidUnsubscribeLink();
    return { user_id: found.user_id, person, notices };
  }
}

const isOn = ({ is_on }: OfferedType): boolean => is_on;

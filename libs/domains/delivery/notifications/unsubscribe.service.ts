import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '@app/audit';
import { Database } from '@app/database';
import { type Language, languageFor } from '@app/i18n';
import type { SecretLookup } from '@app/limits';
import { NoticeChannel, NoticeMode, declaredNotices, noticeOf } from '@app/notices';
import { InvalidUnsubscribeLink } from './notifications.errors';
import { PreferencesRepository } from './preferences.repository';
import { EVERY_TYPE, type Unsubscription, unsubscriptionIn } from './unsubscribe-token';
import { type Unsubscriber, UnsubscribersRepository } from './unsubscribers.repository';

/** The mails that a link turns off, in words for its page. */
export interface UnsubscribeOffer {
  readonly language: Language;
  /** Name of the type; undefined for all. */
  readonly label: string | undefined;
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

  /** The secret is not stored: it is signed. */
  liveKeyOf(token: string): Promise<string | undefined> {
    const found = unsubscriptionIn(token);
    return Promise.resolve(found && `unsubscribe ${createHash('sha256').update(token).digest('base64url')}`);
  }

  /** Changes nothing. Throws `InvalidUnsubscribeLink`. */
  async offer(token: string, languages?: string): Promise<UnsubscribeOffer> {
    const { type, person } = await this.required(token);
    const language = languageFor(languages, person.locale);
    return { language, label: type === EVERY_TYPE ? undefined : noticeOf(type)?.label[language] };
  }

  /** Turns the mails off. A repetition changes nothing. */
  async unsubscribe(token: string, languages?: string): Promise<UnsubscribeOffer> {
    const { user_id, type, person } = await this.required(token);
    const types = typesOf(type);
    const mail = { channel: NoticeChannel.Mail, mode: NoticeMode.Off };
    await this.db.transaction(async () => {
      await this.preferences.findForUpdate(user_id).then((settings) => this.preferences.save(settings));
      await this.preferences.choose(
        user_id,
        types.map((one) => ({ type: one, ...mail })),
      );
      const facts = { type: code(type), channel: code(mail.channel) };
      await this.audit.note({
        action: 'preference.unsubscribe',
        actor_id: user_id,
        company_id: person.company_id,
        resource_id: user_id,
        facts,
      });
    }, [person.company_id]);
    return this.offer(token, languages);
  }

  private async required(token: string): Promise<Unsubscription & { readonly person: Unsubscriber }> {
    const found = unsubscriptionIn(token);
    const person = found && (await this.people.find(found.user_id));
    if (!person || typesOf(found.type).length === 0) throw new InvalidUnsubscribeLink();
    return { ...found, person };
  }
}

/** The types that a link turns off. None for a type that is gone, or that cannot be turned off. */
const typesOf = (type: string): string[] =>
  declaredNotices()
    .filter((notice) => !notice.is_critical && (type === EVERY_TYPE || notice.type === type))
    .map((notice) => notice.type);

import { Injectable } from '@nestjs/common';
import { languageFor } from '@app/i18n';
import { type Run, recorded } from '@app/jobs';
import { PostOffice, layOut } from '@app/mail';
import { type Notice, noticeOf } from '@app/notices';
import { CanariesService } from './canaries.service';
import { DeliveriesRepository } from './deliveries.repository';
import { type Tellable, composeMail } from './mail-content';
import { suppressionOf } from './mail-decisions';
import { invitationIn, withoutReplies } from './mail-invitations';
import { failureOf } from './mail-failures';
import { type MailReaderRow, MailReadersRepository } from './mail-readers.repository';
import { type CarriedDelivery, NotificationMailsRepository } from './notification-mails.repository';
import { unsubscribeLink } from './unsubscribe-token';

type Known = CarriedDelivery & { readonly notice: Notice };

/** Sends the mails of notifications: their content is made at each attempt, from what is true and may be read then. */
@Injectable()
export class NotificationMailsService {
  constructor(
    private readonly mails: NotificationMailsRepository,
    private readonly readers: MailReadersRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly postOffice: PostOffice,
    private readonly canaries: CanariesService,
  ) {}

  /** Throws if the attempt failed. A repetition has the same Message-ID, so that a server or a reader recognises it. */
  async send(mail_id: number, { attempt }: Pick<Run, 'attempt'>): Promise<void> {
    const user_id = await this.mails.readerOf(mail_id);
    if (user_id === null) return this.canaries.send(mail_id, { attempt });
    const reader = user_id === undefined ? undefined : await this.readers.find(user_id);
    return reader ? this.sendTo(reader, mail_id, attempt) : this.mails.noteEmpty(mail_id);
  }

  /** For the schedule: mails whose worker was killed at the last attempt have failed. */
  failAbandoned(): Promise<number> {
    return this.mails.failAbandoned('The worker stopped while it was at it.');
  }

  private async sendTo(reader: MailReaderRow, mail_id: number, attempt: number): Promise<void> {
    const [first, ...others] = await this.tellable(reader, mail_id);
    if (!first) return this.mails.noteEmpty(mail_id);
    const { content, types, lines, counted } = composeMail([first, ...others], languageFor(undefined, reader.locale));
    const unsubscribe = unsubscribeLink(reader.id, types);
    const invitation = invitationIn([first, ...others], reader);
    const letter = layOut({ ...content, ...(invitation && { reason: withoutReplies(content) }), unsubscribe });
    try {
      await this.postOffice.send(`notification-${mail_id}`, { to: reader.email, ...letter, ...(invitation && { invitation }) });
    } catch (error) {
      await this.mails.noteFailure(mail_id, failureOf(error, attempt));
      throw error;
    }
    await recorded(() => this.mails.noteSent(mail_id, { lines, counted }, attempt));
  }

  /** Returns the deliveries that may be sent now, and suppresses the others. Types of a newer version are left out. */
  private async tellable(reader: MailReaderRow, mail_id: number): Promise<Tellable[]> {
    const carried = (await this.mails.carried(reader, mail_id)).map((one) => ({ ...one, notice: noticeOf(one.type) }));
    const known = carried.filter((one): one is Known => one.notice !== undefined);
    const decided = known.map((one) => ({ one, reason: suppressionOf(one, reader, one.notice) }));
    const suppressed = decided.flatMap(({ one: { id }, reason }) => (reason ? [{ id, reason }] : []));
    if (suppressed.length > 0) await this.deliveries.suppress(suppressed);
    return decided.flatMap(({ one, reason }) => (reason ? [] : one));
  }
}

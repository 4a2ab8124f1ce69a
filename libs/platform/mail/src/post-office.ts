import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GiveUp, JobFailure } from '@app/jobs';
import type { Letter } from './mails';

const CONNECT_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 20_000;
const SEND_WITHIN_MS = 60_000;

const DRAFT = /\.eml\.[\da-f-]{36}\.tmp$/;
/** Longer than writing any file takes. */
const DRAFT_LIFETIME_MS = 600_000;
const SWEEP_EVERY_MS = 600_000;

const MAIL_FILE = /\.eml$/;

export interface PostOfficeSettings {
  /** URL of the SMTP server. Without it, mails are written as files to `directory`. */
  readonly smtp_url?: string;
  readonly directory: string;
  readonly from: string;
  /** The right side of every Message-ID. */
  readonly host: string;
}

/** Delivers mails: to an SMTP server, or as files in a folder. */
export class PostOffice {
  private sweep_due_ms = 0;

  constructor(private readonly settings: PostOfficeSettings) {}

  /** Sends a mail under an id that is the same at each attempt, such as that of its job. Rejects with `GiveUp` if the server refuses it permanently. */
  async send(id: string, { to, subject, body, html, unsubscribe, invitation }: Letter): Promise<void> {
    const { smtp_url, from, host } = this.settings;
    const mail = {
      from,
      to: { name: '', address: to },
      subject,
      text: body,
      html,
      messageId: `<${id}@${host}>`,
      headers: unsubscribe ? oneClick(unsubscribe) : {},
      ...(invitation && { icalEvent: { ...invitation, filename: 'invite.ics' } }),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    await (smtp_url ? this.byServer(smtp_url, mail) : this.asFile(id, mail));
  }

  /** Deletes mail files from before `older_than`, and returns their number: each may hold a link that opens an account. */
  async purge(older_than: Date): Promise<number> {
    return removeOlder(this.settings.directory, MAIL_FILE, older_than.getTime());
  }

  private async byServer(url: string, mail: object): Promise<void> {
    const { createTransport } = await import('nodemailer');
    const limits = { connectionTimeout: CONNECT_WITHIN_MS, greetingTimeout: CONNECT_WITHIN_MS, socketTimeout: ANSWER_WITHIN_MS };
    const transport = createTransport({ url, ...limits });
    const tooLong = sleep(SEND_WITHIN_MS, undefined, { ref: false }).then(() => {
      throw new JobFailure('The mail server took too long.');
    });
    try {
      await Promise.race([transport.sendMail(mail), tooLong]);
    } catch (error) {
      throw refusalOf(error);
    } finally {
      transport.close();
    }
  }

  /** Writes a temporary file and renames it, so that nobody reads half a mail. A repeated mail is the same file. */
  private async asFile(id: string, mail: object): Promise<void> {
    const { createTransport } = await import('nodemailer');
    const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail);
    const file = join(this.settings.directory, `${id}.eml`);
    await mkdir(this.settings.directory, { recursive: true, mode: 0o700 });
    await this.sweep();
    const draft = `${file}.${randomUUID()}.tmp`;
    await writeFile(draft, message as Buffer, { mode: 0o600, flush: true });
    await rename(draft, file);
  }

  /** Occasionally removes temporary files of processes that were killed. */
  private async sweep(): Promise<void> {
    if (Date.now() < this.sweep_due_ms) return;
    this.sweep_due_ms = Date.now() + SWEEP_EVERY_MS;
    await removeOlder(this.settings.directory, DRAFT, Date.now() - DRAFT_LIFETIME_MS);
  }
}

/** Lets mail programs offer a button that ends such mails, without a page (RFC 8058). */
const oneClick = (url: string) => ({
  'List-Unsubscribe': { prepared: true, foldLines: false, value: `<${url}>` },
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

async function removeOlder(directory: string, name: RegExp, than_ms: number): Promise<number> {
  let removed = 0;
  const files = (await readdir(directory).catch(noneIfMissing)).filter((file) => name.test(file)).map((file) => join(directory, file));
  for (const file of files) {
    // Another process may have moved or removed it meanwhile.
    const found = await stat(file).catch(() => undefined);
    if (!found || found.mtimeMs >= than_ms) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}

/** The folder is created with the first mail. */
function noneIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

interface SmtpError extends Error {
  /** Status code of the server's answer, if any. */
  readonly responseCode?: number;
  readonly response?: string;
  readonly code?: string;
}

/** 5xx is permanent, unless the server rejects our own login: somebody will fix the settings. */
function refusalOf(error: unknown): JobFailure {
  if (error instanceof JobFailure) return error;
  const { responseCode, response, code } = error as SmtpError;
  if (!responseCode || code === 'EAUTH') return new JobFailure('The mail server could not be reached.', { cause: error });
  const Kind = responseCode >= 500 ? GiveUp : JobFailure;
  return new Kind(`The mail server refused the mail: ${response}`, { cause: error });
}

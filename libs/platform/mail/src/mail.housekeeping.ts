import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, env } from '@app/config';
import { Scheduled } from '@app/jobs';
import { PostOffice } from './post-office';

const KEPT_FOR_MS = 7 * 86_400_000;

const NOBODY_GETS_MAIL =
  'MAIL=files: mails are stored as files under DATA_DIR/mail for 7 days and are not sent. Set MAIL=smtp and SMTP_URL to send them.';

@Injectable()
export class MailHousekeeping implements OnApplicationBootstrap {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly postOffice: PostOffice,
    private readonly clock: Clock,
  ) {}

  /** Logs the folder for people who try the system; in production, recipients wait for their mails. */
  onApplicationBootstrap(): void {
    if (env.MAIL === 'files' && env.NODE_ENV === 'production') this.logger.warn(NOBODY_GETS_MAIL);
  }

  /** Also removes files from before SMTP was configured. */
  @Scheduled('purge_mail_files', '33 * * * *')
  async purge(): Promise<void> {
    await this.postOffice.purge(new Date(this.clock.now().getTime() - KEPT_FOR_MS));
  }
}

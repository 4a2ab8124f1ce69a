import { Injectable } from '@nestjs/common';
import { Mails } from '@app/mail';
import { CompanyStorageFilling, StorageFilling } from './quota.mails';
import { RecipientsRepository } from './recipients.repository';

/** Mails warnings to the user or to the admins of the company. */
@Injectable()
export class QuotaWarningsService {
  constructor(
    private readonly recipients: RecipientsRepository,
    private readonly mails: Mails,
  ) {}

  async warn(user_id: number, level: number): Promise<void> {
    const person = await this.recipients.find(user_id);
    if (person) this.mails.enqueue({ to: person.email, ...StorageFilling.in(person.locale, { name: person.name, level }) });
  }

  async warnAdmins(company_id: string, level: number): Promise<void> {
    for (const { email, name, locale } of await this.recipients.listAdmins(company_id))
      this.mails.enqueue({ to: email, ...CompanyStorageFilling.in(locale, { name, level }) });
  }
}

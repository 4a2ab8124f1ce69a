import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Words } from '@app/i18n';
import { FileProblem } from '@app/spreadsheets';
import { KnownAddressesRepository, MAX_NAMED, MAX_NAMED_A_DAY, MAX_REFUSED_A_DAY } from './known-addresses.repository';
import type { PeopleImport } from './people-import.entity';

const TOO_MANY: Words = {
  en: `contains more than ${MAX_NAMED} addresses of accounts outside your company, so none of them is listed. Divide the file, or leave out people who have an account`,
  ko: `회사 외부 계정에서 사용 중인 주소가 ${MAX_NAMED}개를 넘어 해당 행을 표시하지 않았습니다. 파일을 나누거나 이미 계정이 있는 사람을 빼고 다시 보내십시오`,
};

const SPENT: Words = {
  en: `contains addresses of accounts outside your company. At most ${MAX_NAMED_A_DAY} of them are listed within 24 hours. Send the file again tomorrow, or leave out people who have an account`,
  ko: `회사 외부 계정에서 사용 중인 주소가 있으나, 24시간 동안 확인할 수 있는 ${MAX_NAMED_A_DAY}개를 넘어 해당 행을 표시하지 않았습니다. 내일 다시 보내거나 이미 계정이 있는 사람을 빼고 보내십시오`,
};

const CLOSED: Words = {
  en: `cannot be checked now, because ${MAX_REFUSED_A_DAY} files of your company were refused within 24 hours for addresses of accounts outside it. Send the file again tomorrow`,
  ko: `지금은 검사할 수 없습니다. 지난 24시간 동안 회사 외부 계정에서 사용 중인 주소 때문에 파일이 ${MAX_REFUSED_A_DAY}번 거부되었습니다. 내일 다시 보내십시오`,
};

/** Limits how many accounts of other companies an import reveals. */
@Injectable()
export class KnownAddressesService {
  constructor(
    private readonly known: KnownAddressesRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Reports the lines whose address belongs to an account outside the company. If there are too many, it reports none and returns the
   * problem that ends the import.
   */
  async name(found: PeopleImport): Promise<FileProblem | undefined> {
    if (!(await this.known.hasAny(found))) return undefined;
    await this.known.lock(found);
    const { count, is_named } = await this.known.name(found);
    if (count === 0) return undefined;
    await this.note(found, is_named ? { named: count } : { is_refused: true });
    if (is_named) return undefined;
    return new FileProblem(count > MAX_NAMED ? TOO_MANY : SPENT);
  }

  /** The same for a check, which can be repeated at will: after too many refusals it fails for every file. */
  async nameInCheck(found: PeopleImport): Promise<FileProblem | undefined> {
    await this.known.lock(found);
    return (await this.known.isRefusedTooOften(found)) ? new FileProblem(CLOSED) : this.name(found);
  }

  private note({ id, company_id, user_id }: PeopleImport, facts: { named: number } | { is_refused: true }): Promise<void> {
    return this.audit.note({ action: 'import.addresses_known', actor_id: user_id, company_id, resource_id: id, facts });
  }
}

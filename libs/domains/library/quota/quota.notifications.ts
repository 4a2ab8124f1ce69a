import { Role } from '@app/auth';
import { sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { CompanyQuotaLevelReached, QuotaLevelReached } from './quota.events';

declareNoticeSubject({
  resource: 'quota',
  label: { en: 'storage', ko: '저장 공간' },
  path: () => '/quota',
  isReadable: ({ id: viewer }, id) => sql`(${id} = ${viewer}::text)`,
  values: () => sql`'{}'::json`,
});

declareNoticeSubject({
  resource: 'company_quota',
  label: { en: 'storage of the company', ko: '회사 저장 공간' },
  path: () => '/quota/users',
  isReadable: ({ role, company_id }, id) => sql`(${role === Role.Admin} AND ${id} = ${company_id})`,
  values: (id) => sql`(SELECT json_build_object('company', c.name) FROM companies c WHERE c.id = ${id})`,
});

interface Level {
  /** In per cent. */
  readonly level: string;
}

export const QUOTA_LEVEL_REACHED = declareNotice<Level>({
  type: 'quota.level_reached',
  resource: 'quota',
  on: QuotaLevelReached,
  audience: { en: 'the owner of the files', ko: '파일 소유자' },
  label: { en: 'Your storage fills up', ko: '저장 공간 부족' },
  texts: {
    en: {
      title: ({ level }) => `Your storage is ${level}% full`,
      sentence: ({ level }) =>
        `You use ${level}% or more of your storage: permanently delete files that you no longer need, because nothing can be uploaded when it is full.`,
    },
    ko: {
      title: ({ level }) => `저장 공간을 ${level}% 사용했습니다`,
      sentence: ({ level }) =>
        `저장 공간의 ${level}% 이상을 사용했습니다. 가득 차면 파일을 올릴 수 없으니 필요 없는 파일을 영구 삭제해 주십시오.`,
    },
  },
});

export const COMPANY_QUOTA_LEVEL_REACHED = declareNotice<Level & { readonly company: string }>({
  type: 'quota.company_level_reached',
  resource: 'company_quota',
  on: CompanyQuotaLevelReached,
  audience: { en: 'the admins of the company', ko: '회사 관리자' },
  label: { en: 'Storage of the company fills up', ko: '회사 저장 공간 부족' },
  texts: {
    en: {
      title: ({ company, level }) => `The storage of ${company} is ${level}% full`,
      sentence: ({ company, level }) => `${company} uses ${level}% or more of its storage: when it is full, nobody can upload files.`,
    },
    ko: {
      title: ({ company, level }) => `${company}의 저장 공간을 ${level}% 사용했습니다`,
      sentence: ({ company, level }) =>
        `${company} 구성원이 함께 쓰는 저장 공간의 ${level}% 이상을 사용했습니다. 가득 차면 아무도 파일을 올릴 수 없습니다.`,
    },
  },
});

import type { QueryRunner } from 'typeorm';

/** IDs of the English and of the Korean company. */
export const SINFONIA = 'sinfonia';
export const HANBIT = '123-45-67890';

interface DemoDepartment {
  readonly name: string;
  readonly description: string;
  readonly parent?: string;
  /** Address of the person who leads it. */
  readonly lead?: string;
}

interface DemoCompany {
  readonly id: string;
  readonly name: string;
  readonly timezone: string;
  readonly locale: 'en' | 'ko';
  readonly settings: object;
  /** Parents come before their children. */
  readonly departments: readonly DemoDepartment[];
}

const COMPANIES: readonly DemoCompany[] = [
  {
    id: SINFONIA,
    name: 'Sinfonia',
    timezone: 'Europe/Berlin',
    locale: 'en',
    settings: { mail_domains: ['example.com'], mentor_capacity: 4, keep_shared_words_days: 365 },
    departments: [
      { name: 'Orchestra', description: 'Everybody who plays.' },
      { name: 'Strings', description: 'Violins, violas, cellos and double basses.', parent: 'Orchestra', lead: 'max@sinfonia.example' },
      { name: 'Winds', description: 'Woodwind and brass.', parent: 'Orchestra', lead: 'clara@sinfonia.example' },
      { name: 'Office', description: 'Tours, halls and contracts.', lead: 'anna@sinfonia.example' },
      { name: 'Music library', description: 'Scores, parts and bowings.', parent: 'Office' },
    ],
  },
  {
    id: HANBIT,
    name: '한빛 오케스트라',
    timezone: 'Asia/Seoul',
    locale: 'ko',
    settings: { mail_domains: ['example.com'], mentor_capacity: 4, keep_shared_words_days: 365 },
    departments: [
      { name: '연주단', description: '무대에서 연주하는 모든 단원입니다.' },
      { name: '현악부', description: '바이올린, 비올라, 첼로, 더블베이스입니다.', parent: '연주단', lead: 'doyun@hanbit.example' },
      { name: '관악부', description: '목관과 금관입니다.', parent: '연주단', lead: 'jiho@hanbit.example' },
      { name: '사무국', description: '공연 기획과 계약, 대관을 맡습니다.', lead: 'seoyeon@hanbit.example' },
      { name: '악보실', description: '총보와 파트보, 보잉을 관리합니다.', parent: '사무국' },
    ],
  },
];

/** Inserts the companies with their settings, and the trees of their departments. The leads follow once there are people. */
export async function insertCompanies(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO companies (id, name, timezone, locale, settings)
     SELECT id, name, timezone, locale, settings
     FROM json_to_recordset($1) AS c (id text, name text, timezone text, locale text, settings jsonb)`,
    [JSON.stringify(COMPANIES)],
  );
  await runner.query(
    `INSERT INTO departments (company_id, name, description) SELECT company_id, name, description ${DEPARTMENTS} ORDER BY place`,
    [departments()],
  );
  await runner.query(
    `UPDATE departments d SET parent_id = p.id
     FROM (SELECT company_id, name, parent ${DEPARTMENTS}) c JOIN departments p ON p.company_id = c.company_id AND p.name = c.parent
     WHERE d.company_id = c.company_id AND d.name = c.name`,
    [departments()],
  );
}

/** Sets the leads of the departments. */
export async function appointLeads(runner: QueryRunner): Promise<void> {
  await runner.query(
    `UPDATE departments d SET lead_id = u.id
     FROM (SELECT company_id, name, lead ${DEPARTMENTS}) c JOIN users u ON u.email = c.lead
     WHERE d.company_id = c.company_id AND d.name = c.name`,
    [departments()],
  );
}

const DEPARTMENTS = 'FROM json_to_recordset($1) AS d (place int, company_id text, name text, description text, parent text, lead text)';

const departments = (): string =>
  JSON.stringify(COMPANIES.flatMap(({ id, departments }) => departments.map((one, place) => ({ ...one, place, company_id: id }))));

const BY_FACTS = 'Its facts are a statement that the domain of files gives it: there is none in the type of a parameter.';

/** Methods that no statement is seen of, with the reason. */
export const UNREACHED: Readonly<Record<string, string>> = {
  'CompaniesRepository.unlessInUse': 'It awaits a statement of another method.',
  'FilesRepository.subject': 'It asks for a UUID only.',
  'LedgerRepository.enter': 'It writes nothing for a step of no bytes.',
  'StagingRepository.pieces': 'It answers with a reader, which asks when somebody reads.',
  'TasksRepository.requireReviewer': 'It asks nothing where the reviewer is the actor.',
};

/** Statements that Postgres is not asked to describe, or whose rows are not those of their type, with the reason. */
export const MISMATCHED: Readonly<Record<string, string>> = {
  'AccountsRepository.gapsOf': BY_FACTS,
  'AccountsRepository.listCompaniesOff': BY_FACTS,
  'AccountsRepository.listUsersOff': BY_FACTS,
  'AccountsRepository.setBalance': BY_FACTS,
  'AccountsRepository.setCompanyBalance': BY_FACTS,
  'IdentitiesRepository.find': 'Its type is the whole entity, and what identifies the person elsewhere is not read.',
  'ImportsRepository.listWrongAfter': 'It shares its columns with the list of all lines, which shows a status as well.',
  'OverviewRepository.statistics': 'Numbers have no version, and the answer has no ETag.',
};

import { refusal } from '@app/errors';

export class FolderNameTaken extends refusal({
  kind: 'conflict',
  error: 'FOLDER_NAME_TAKEN',
  code: 'E355',
  en: 'A folder with this name is already there. Choose another name.',
  ko: '같은 위치에 같은 이름의 폴더가 이미 있습니다. 다른 이름을 입력하십시오.',
  remedy: {
    en: 'Choose another name. It may be taken by a folder that you cannot see.',
    ko: '다른 이름을 입력하십시오. 조회할 수 없는 폴더가 같은 이름을 사용하고 있을 수 있습니다.',
  },
}) {}

export class FolderNotEmpty extends refusal({
  kind: 'conflict',
  error: 'FOLDER_NOT_EMPTY',
  code: 'E354',
  en: 'The folder is not empty. Move or delete its folders and documents first.',
  ko: '폴더에 하위 폴더나 문서가 남아 있습니다. 먼저 옮기거나 삭제하십시오.',
  remedy: {
    en: 'Move its folders and documents with POST …/move, or delete them. Drafts count, too.',
    ko: 'POST …/move로 하위 폴더와 문서를 옮기거나 삭제하십시오. 초안도 포함됩니다.',
  },
}) {}

export class FolderCycle extends refusal({
  kind: 'conflict',
  error: 'FOLDER_CYCLE',
  code: 'E361',
  en: 'parent_id must not be the folder itself or one beneath it.',
  ko: '폴더를 자기 자신이나 하위 폴더 아래로 옮길 수 없습니다.',
  remedy: {
    en: 'Choose a folder that is not beneath this one, or null.',
    ko: '이 폴더의 하위가 아닌 폴더 또는 null을 지정하십시오.',
  },
}) {}

export class TooManyFolders extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_FOLDERS',
  code: 'E362',
  en: 'A company can have at most 2000 folders, 10 beneath each other.',
  ko: '폴더는 회사당 최대 2,000개, 최대 10단계까지 만들 수 있습니다.',
  remedy: {
    en: 'Delete folders that are not needed, or put the documents into fewer levels.',
    ko: '필요 없는 폴더를 삭제하거나 폴더의 단계를 줄이십시오.',
  },
}) {}

export class FolderInTrash extends refusal({
  kind: 'conflict',
  error: 'FOLDER_IN_TRASH',
  code: 'E363',
  en: 'The folder is in the trash. Restore it first, or choose another one.',
  ko: '휴지통에 있는 폴더입니다. 먼저 복원하거나 다른 폴더를 선택하십시오.',
  remedy: {
    en: 'Call POST /folders/{id}/restore, beginning with the folder above.',
    ko: 'POST /folders/{id}/restore로 상위 폴더부터 복원하십시오.',
  },
}) {}

/** The details name the entries. */
export class PrincipalUnknown extends refusal({
  kind: 'invalid',
  error: 'PRINCIPAL_UNKNOWN',
  code: 'E364',
  en: 'An entry names a person, department, role or mentorship that the company does not have. See details.',
  ko: '회사에 없는 사용자, 부서, 역할 또는 멘토링이 포함되어 있습니다. details를 확인하십시오.',
  remedy: {
    en: 'Correct `principal_id` of the entries in `details`; for the company, send null. Each principal may be named once.',
    ko: 'details에 있는 항목의 principal_id를 수정하십시오. 회사 전체는 null로 지정하며, 같은 대상을 두 번 지정할 수 없습니다.',
  },
}) {}

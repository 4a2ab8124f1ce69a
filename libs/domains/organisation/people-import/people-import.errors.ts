import { refusal } from '@app/errors';

export class ImportNotReady extends refusal({
  kind: 'conflict',
  error: 'IMPORT_NOT_READY',
  code: 'E165',
  en: 'The status of the import does not allow this: only a checked import without errors can be committed, and none can be discarded during its commit.',
  ko: '가져오기의 현재 상태에서는 할 수 없는 작업입니다. 오류 없이 검사를 마친 가져오기만 확정할 수 있고, 확정이 진행 중인 가져오기는 취소할 수 없습니다.',
  remedy: {
    en: 'Read the import: wait while it is checked, and send a corrected file if it has errors.',
    ko: '가져오기를 조회하십시오. 검사 중이면 기다리고, 오류가 있으면 수정한 파일을 다시 보내십시오.',
  },
}) {}

export class EncodingUnconfirmed extends refusal({
  kind: 'conflict',
  error: 'ENCODING_UNCONFIRMED',
  code: 'E167',
  en: 'The encoding of the file was detected but is uncertain. Check encoding_sample, and send the file again with the right encoding.',
  ko: '파일의 인코딩을 확실하게 판별하지 못했습니다. encoding_sample을 확인한 뒤 올바른 encoding 값을 지정하여 파일을 다시 보내십시오.',
  remedy: {
    en: 'Compare `encoding_sample` with the file, then send it with `encoding`, such as euc-kr.',
    ko: 'encoding_sample을 파일과 비교하고 euc-kr 등 encoding을 지정하여 다시 보내십시오.',
  },
}) {}

import { refusal } from '@app/errors';

export class ImportNotReady extends refusal({
  kind: 'conflict',
  error: 'IMPORT_NOT_READY',
  code: 'E165',
  en: 'The import is not in a state that allows this: only one that was checked and has no errors can be committed, and none that is being committed discarded.',
  ko: '현재 상태에서는 할 수 없는 작업입니다. 오류 없이 검사를 마친 가져오기만 확정할 수 있고, 확정 중인 가져오기는 취소할 수 없습니다.',
}) {}

export class EncodingUnconfirmed extends refusal({
  kind: 'conflict',
  error: 'ENCODING_UNCONFIRMED',
  code: 'E167',
  en: 'The encoding of the file was guessed. Look at encoding_sample, and send the file again with encoding= set to the right one.',
  ko: '파일의 인코딩을 추정했습니다. encoding_sample을 확인한 뒤 encoding= 값을 지정해 파일을 다시 보내세요.',
}) {}

import { ValidationFailed } from '@app/errors';

/** Neither the matrix nor the question can be guessed. */
export const unknownPermission = (): ValidationFailed =>
  new ValidationFailed([
    { field: 'action', message: { en: 'the matrix has no such action of this resource', ko: '권한표에 이 자원의 해당 작업이 없습니다' } },
  ]);

export const thingMissing = (): ValidationFailed =>
  new ValidationFailed([
    { field: 'id', message: { en: 'id is needed: it depends on the thing', ko: 'id가 필요합니다. 대상에 따라 달라집니다' } },
  ]);

import { ValidationFailed } from '@app/errors';

/** Lists no permissions, so that they cannot be found out by guessing. */
export const unknownPermission = (): ValidationFailed =>
  new ValidationFailed([
    {
      field: 'action',
      message: { en: 'there is no permission with this resource and action', ko: '이 resource와 action으로 정의된 권한이 없습니다' },
    },
  ]);

export const thingMissing = (): ValidationFailed =>
  new ValidationFailed([
    {
      field: 'id',
      message: { en: 'id is required: the permission depends on the resource', ko: 'id가 필요합니다. 대상에 따라 권한이 달라집니다' },
    },
  ]);

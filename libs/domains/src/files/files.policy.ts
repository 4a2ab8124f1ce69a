import { always, anyRole, fact, policy } from '@app/auth';
import type { File } from './file.entity';

const own = fact('own', ({ id }, { user_id }: Pick<File, 'user_id'>) => id === user_id);

export const UploadsPolicy = policy('upload', {
  create: anyRole(always),
  read: anyRole(own),
  cancel: anyRole(own),
});

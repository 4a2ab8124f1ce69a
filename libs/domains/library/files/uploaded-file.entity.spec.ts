import { NOW, aFile } from '@test/builders';
import { instant } from '@app/database';
import { UploadedFile } from './uploaded-file.entity';
import { FilePurpose } from './file-purpose';
import { FILE_MOVES, type FileMove, FileStatus, STORED } from './file-status';
import { UploadNotMovable } from './files.errors';

const { Reserved, Committed, Processing, Ready, Failed, Rejected, Cancelled, Expired, Trashed, Deleted } = FileStatus;
const OBJECT = '0b5f2c3e-8f1d-4c59-9a1e-6d3f1f7c2a10';

const move = (file: UploadedFile, name: FileMove): void => {
  if (name === 'commit') file.commit(OBJECT, FilePurpose.Document, NOW);
  else if (name === 'fail') file.fail('encrypted');
  else if (name === 'trash') file.trash(NOW);
  else file.move(name);
};

describe(UploadedFile.name, () => {
  it.each<[FileMove, FileStatus[], FileStatus]>([
    ['commit', [Reserved], Committed],
    ['reject', [Reserved], Rejected],
    ['cancel', [Reserved], Cancelled],
    ['expire', [Reserved], Expired],
    ['process', [Committed, Failed], Processing],
    ['succeed', [Processing], Ready],
    ['fail', [Processing], Failed],
    ['trash', [Ready, Failed], Trashed],
    ['restore', [Trashed], Ready],
    ['delete', [Trashed], Deleted],
  ])('%s is possible from %j, and leads to %s', (name, from, to) => {
    for (const status of Object.values(FileStatus)) {
      const file = aFile({ status, object_id: STORED.includes(status) ? OBJECT : null });
      if (!from.includes(status)) expect(() => move(file, name)).toThrow(UploadNotMovable);
      else {
        move(file, name);
        expect(file.status).toBe(to);
        expect(file.object_id !== null).toBe(STORED.includes(to));
      }
    }
  });

  it('has no other moves', () => expect(Object.keys(FILE_MOVES)).toHaveLength(11));

  it('is restored from the trash to its status before', () => {
    const file = aFile({ status: Failed, failure: 'encrypted', object_id: OBJECT });
    file.trash(NOW);
    expect(file.trashed_at).toBe(instant(NOW));
    file.move('restore');
    expect(file).toMatchObject({ status: Failed, failure: 'encrypted', trashed_at: null });
    file.move('process');
    expect(file.failure).toBeNull();
  });

  it('takes the purpose with which it is committed', () => {
    const file = aFile();
    file.commit(OBJECT, FilePurpose.Document, NOW);
    expect(file).toMatchObject({ purpose: FilePurpose.Document, committed_at: instant(NOW), isStored: true, isReserved: false });
  });
});

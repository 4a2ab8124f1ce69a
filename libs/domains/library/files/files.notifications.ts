import { sql } from '@app/database';
import { declareNotice, declareNoticeSubject } from '@app/notices';
import { FileFailed } from './files.events';

declareNoticeSubject({
  resource: 'upload',
  label: { en: 'upload', ko: '업로드' },
  path: (id) => `/files/uploads/${id}`,
  isReadable: ({ id: viewer }, id) => sql`EXISTS (SELECT FROM files f WHERE f.id = ${id}::uuid AND f.user_id = ${viewer})`,
  values: (id) => sql`(SELECT json_build_object('file', f.filename) FROM files f WHERE f.id = ${id}::uuid)`,
});

export const FILE_INFECTED = declareNotice<{ readonly file: string }>({
  type: 'file.infected',
  resource: 'upload',
  on: FileFailed,
  audience: { en: 'the person who uploaded it', ko: '업로드한 사람' },
  label: { en: 'Malware in your file', ko: '파일의 악성 코드' },
  texts: {
    en: {
      title: ({ file }) => `Malware was found in ${file}`,
      sentence: ({ file }) => `The scanner found malware in ${file}, so the file was deleted: check the device that it comes from.`,
    },
    ko: {
      title: ({ file }) => `파일에서 악성 코드를 발견했습니다: ${file}`,
      sentence: ({ file }) => `올리신 파일(${file})에서 악성 코드를 발견하여 삭제했습니다. 파일이 있던 기기를 점검해 주십시오.`,
    },
  },
});

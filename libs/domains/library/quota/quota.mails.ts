import { defineMail } from '@app/mail';

interface Filling {
  readonly name: string;
  readonly level: number;
}

export const StorageFilling = defineMail<Filling>({
  en: ({ name, level }) => ({
    subject: `Your storage is ${level} % full`,
    text: `Dear ${name},\n\nyou use ${level} % or more of your storage. When it is full, you cannot upload any more files.\n\nPlease delete files that you no longer need. Only permanently deleted files free storage.`,
  }),
  ko: ({ name, level }) => ({
    subject: `저장 공간을 ${level}% 사용했습니다`,
    text: `${name} 님, 안녕하세요.\n\n저장 공간의 ${level}% 이상을 사용했습니다. 가득 차면 더 이상 파일을 올릴 수 없습니다.\n\n필요 없는 파일을 정리해 주십시오. 영구 삭제한 파일의 용량만큼 공간이 확보됩니다.`,
  }),
});

export const CompanyStorageFilling = defineMail<Filling>({
  en: ({ name, level }) => ({
    subject: `The storage of ${name} is ${level} % full`,
    text: `${name} uses ${level} % or more of its storage. When it is full, nobody can upload any more files.\n\nAdmins find the use of each user at /quota/users.`,
  }),
  ko: ({ name, level }) => ({
    subject: `${name}의 저장 공간을 ${level}% 사용했습니다`,
    text: `${name} 구성원이 함께 쓰는 저장 공간의 ${level}% 이상을 사용했습니다. 가득 차면 아무도 파일을 올릴 수 없습니다.\n\n관리자는 /quota/users에서 사용자별 사용량을 확인할 수 있습니다.`,
  }),
});

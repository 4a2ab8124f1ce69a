import { defineMail } from '@app/mail';

interface Filling {
  readonly name: string;
  readonly level: number;
}

export const StorageFilling = defineMail<Filling>({
  en: ({ name, level }) => ({
    subject: `Your storage is ${level} % full`,
    text: `Dear ${name},\n\nmore than ${level} % of what you may store is used. When it is full, nothing more can be uploaded.\n\nHave a look at what you no longer need: what is deleted for good makes room.`,
  }),
  ko: ({ name, level }) => ({
    subject: `저장 공간을 ${level}% 사용했습니다`,
    text: `${name} 님, 안녕하세요.\n\n저장 공간의 ${level}% 이상을 사용했습니다. 가득 차면 더 이상 파일을 올릴 수 없습니다.\n\n필요 없는 파일을 정리해 주세요. 완전히 삭제한 파일만큼 공간이 늘어납니다.`,
  }),
});

export const CompanyStorageFilling = defineMail<Filling>({
  en: ({ name, level }) => ({
    subject: `The storage of ${name} is ${level} % full`,
    text: `More than ${level} % of what the people of ${name} may store together is used. When it is full, nobody can upload anything more.\n\nAs an admin you see who stores how much at /quota/users.`,
  }),
  ko: ({ name, level }) => ({
    subject: `${name}의 저장 공간을 ${level}% 사용했습니다`,
    text: `${name} 구성원이 함께 쓰는 저장 공간의 ${level}% 이상을 사용했습니다. 가득 차면 아무도 파일을 올릴 수 없습니다.\n\n관리자는 /quota/users에서 사용자별 사용량을 확인할 수 있습니다.`,
  }),
});

import { stemOf } from './korean';

/** Words that ask without naming a subject. They would lower the score of every answer alike. */
const ENGLISH =
  'a an the is are was were be been am do does did can could may might must shall should will would i you he she it we they my your our their his her its me us them this that these those there here what which who whom whose when where why how to of in on at for from by with about as into and or not no if then than so but any some please tell have has had get got s t re ve ll d m there much many';
const KOREAN =
  '뭐 뭔가 무엇 무슨 어떤 어떻게 어떡 어디 어느 언제 누구 누가 왜 얼마 얼마나 몇 좀 그 저 이 것 거 게 수 때 및 또는 그리고 제 내 나 저희 우리 알려 알려줘 알려주세요 주세요 줘 있나요 있어 있어요 있습니까 있는 있나 있을까요 없나요 있다 있으면 되나 되나요 돼 돼요 되는 하나 하나요 하면 해 해요 해야 하는 인가 인가요 뭐야 뭐예요 뭔지 뭐지 어때 궁금해요 궁금합니다 궁금 싶어 싶은데 싶어요 관련 대해 대한 대해서 어디서 어디에 어디로 누구에게 누구한테 언제까지 언제부터 건가 건지 거야 건가요 무엇인가요 하죠 되죠 하지 되지 할 하고 하려면 합니까 됩니까';

const english = new Set(ENGLISH.split(' '));
const korean = new Set(KOREAN.split(' ').flatMap((word) => [word, stemOf(word)]));

export const isStopWord = (word: string): boolean => english.has(word) || korean.has(word);

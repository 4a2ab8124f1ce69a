/**
 * Patterns of orders to a program that reads a document. None of them belongs in an answer. The list cannot be complete: the first line of
 * defence is access, checked quotes, and answers that cause no action.
 */
const ORDERS: readonly RegExp[] = [
  /(지시|지침|규칙|명령|프롬프트).{0,12}(무시|잊|취소|해제)/u,
  /[[(【]?\s*시스템\s*(메시지|프롬프트|지시)?\s*[\])】:]|관리자 모드|읽는 모델|시스템 프롬프트/u,
  /(라고|다고|으로|지어내서|전부|반드시|모두)\s*(답|말|안내|인용|출력|요청|알려|넣)\p{L}{0,3}\s?(라|하라|십시오|주십시오|주어라|마라|여라)(?=[\s.”"'」]|$)/u,
  /(답변|대답)\s*(끝|앞|첫머리)에|사용자에게\s*(말하지|알리지|.{0,20}(요청|요구)하라)|대화 내용을 붙/u,
  /\b(ignore|disregard|forget|override)\b.{0,30}\b(instructions?|rules?|prompts?|polic(y|ies))\b/iu,
  /\bsystem\s*(:|prompt|override|message)|\bmaintenance mode\b|\byou are now\b|\bfrom now on,? you\b|\bas an? (ai|language model)\b/iu,
  /^\W*(assistant|chatbot|model)\s*[,:]/iu,
  /\b(tell|answer|reply|respond)\s+(everyone|everybody|the (user|reader)|only with)\b|\b(reveal|print|repeat)\b.{0,30}\b(draft|prompt|full text|word for word)/iu,
  /\bcite this (as|page)\b|\bbefore you answer,? (send|include|add|tell|write)\b|\bwhen (summari[sz]ing|answering|quoting)\b|\bsend the reader'?s\b|\bif anyone asks whether you\b/iu,
  /\bnew policy from the administrator\b|\bin this (thread|chat|conversation)\b/iu,
];

/** True if the text addresses a program instead of people. */
export const ordersMachine = (text: string): boolean => ORDERS.some((order) => order.test(text));

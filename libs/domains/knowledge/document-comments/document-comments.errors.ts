import { refusal } from '@app/errors';

/** Replies are one level deep, and belong to the anchor and the state of their thread. */
export class NotOnReply extends refusal({
  kind: 'conflict',
  error: 'NOT_ON_REPLY',
  code: 'E371',
  en: 'Only a comment that is no reply has replies and an anchor, and can be resolved and reopened.',
  ko: '답글이 아닌 댓글에만 답글과 인용 위치를 달고, 해결하거나 다시 열 수 있습니다.',
  remedy: {
    en: 'Use the `parent_id` of the reply, which is the comment that begins the thread, and send no `anchor` with a reply.',
    ko: '답글의 parent_id, 즉 대화를 시작한 댓글을 지정하고, 답글에는 anchor를 보내지 마십시오.',
  },
}) {}

export class QuoteWrong extends refusal({
  kind: 'invalid',
  error: 'QUOTE_WRONG',
  code: 'E372',
  en: 'anchor.quote is not the text of that version from anchor.start to anchor.end.',
  ko: 'anchor.quote가 해당 버전의 anchor.start부터 anchor.end까지의 본문과 일치하지 않습니다.',
  remedy: {
    en: 'Take the text of GET /docs/{id}/versions/{number}, and count Unicode code points, as `slice` of the SDK does.',
    ko: 'GET /docs/{id}/versions/{number}의 본문에서 유니코드 코드 포인트 단위로 위치를 계산하십시오. SDK의 slice를 사용하면 됩니다.',
  },
}) {}

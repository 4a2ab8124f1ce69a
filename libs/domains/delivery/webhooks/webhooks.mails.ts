import { defineMail } from '@app/mail';

interface Paused {
  /** Name of the company. */
  readonly name: string;
  /** Host of the webhook's URL. The rest of the URL may be secret. */
  readonly host: string;
  /** True if the receiver answered 410. False if 20 attempts in a row have failed. */
  readonly isGone: boolean;
}

export const WebhookPaused = defineMail<Paused>({
  en: ({ name, host, isGone }) => ({
    subject: `A webhook of ${name} has been paused`,
    text: `The webhook of ${name} to ${host} has been paused, because ${isGone ? 'its receiver has answered that it is gone (410)' : 'the last 20 attempts to deliver have failed'}. Nothing more is sent to it.\n\nWhen the receiver works again, activate the webhook (is_active). Deliveries of the last 30 days are in its log and can be replayed.`,
  }),
  ko: ({ name, host, isGone }) => ({
    subject: `${name}의 웹훅이 일시 중지되었습니다`,
    text: `${isGone ? '수신 서버가 더 이상 사용되지 않는다고(410) 응답하여' : '최근 20번의 전송이 모두 실패하여'} ${name}의 웹훅이 일시 중지되었습니다(수신 호스트: ${host}). 이 웹훅으로는 더 이상 전송하지 않습니다.\n\n수신 서버가 정상화되면 웹훅을 다시 활성화(is_active)하십시오. 최근 30일의 전송 기록은 로그에 남아 있으며 다시 전송할 수 있습니다.`,
  }),
});

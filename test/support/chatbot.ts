import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';
import { documentStories } from './documents';

type Api = ReturnType<typeof startApi>;

export const chatbot = '/api/v1/chatbot';

/** A document, a question that it answers, and the sentence that does. */
export const LEAVE = {
  title: '연차 안내',
  body: '# 연차 🏖️\n\n인사말입니다. 쓰지 않은 연차는 최대 5일까지 이월됩니다.\n\n병가에는 진단서가 필요합니다.',
};
export const QUESTION = '쓰지 않은 연차는 최대 5일까지 이월되나요?';
export const ANSWER = '쓰지 않은 연차는 최대 5일까지 이월됩니다.';

interface StreamEvent {
  readonly id?: number;
  readonly event: string;
  readonly data: any;
}

/** The parts of stories about the chatbot: questions, documents to answer them, and streams. */
export function chatbotStories(api: Api) {
  const stories = documentStories(api);
  const aSession = async (user: User) => (await api.as(user).post(`${chatbot}/sessions`, {})).body.id as number;
  const published = async (user: User, folder: number, given: { title: string; body: string }) => {
    const id = await stories.document(user, folder, given);
    const answer = await stories.publish(user, id);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return id;
  };
  /** Asks in a session of its own, and returns the answer. */
  const ask = async (user: User, text: string) =>
    (await api.as(user).post(`${chatbot}/sessions/${await aSession(user)}/messages`, { text })).body;
  const again = async (user: User, id: number) => (await api.as(user).get(`${chatbot}/messages/${id}`)).body;
  return { ...stories, aSession, published, ask, again };
}

/** A client of a stream, which collects what it is told. */
export async function readEvents(of: Api, token: string, { path, text, last }: { path: string; text?: string; last?: number }) {
  const { port } = of.app().getHttpServer().address() as AddressInfo;
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream', 'content-type': 'application/json' };
  const resumed = last === undefined ? {} : { 'last-event-id': String(last) };
  const method = text === undefined ? 'GET' : 'POST';
  const sent = request({ port, method, path: `/api/v1/chatbot${path}`, headers: { ...headers, ...resumed }, agent: false });
  sent.on('error', () => undefined).end(text === undefined ? undefined : JSON.stringify({ text }));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const client = {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    events: [] as StreamEvent[],
    isOver: false,
    close: () => sent.destroy(),
  };
  void collect(answer, client.events).finally(() => (client.isOver = true));
  return client;
}

async function collect(answer: IncomingMessage, events: StreamEvent[]): Promise<void> {
  let text = '';
  try {
    for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) {
      const blocks = (text += part).split('\n\n');
      text = blocks.pop()!;
      events.push(...blocks.flatMap((block) => eventIn(block) ?? []));
    }
  } catch {
    // The client has closed it.
  }
}

function eventIn(block: string): StreamEvent | undefined {
  const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const event = fields.get('event');
  const id = fields.get('id');
  return event ? { ...(id && { id: Number(id) }), event, data: JSON.parse(fields.get('data')!) } : undefined;
}

import { StreamConnection } from './stream-connection';

describe(StreamConnection.name, () => {
  const anEvent = (length: number) => ({ id: 7, event: 'notification', data: { title: 'x'.repeat(length) } });

  it('writes an event on lines of its own, whatever its data', () => {
    const connection = new StreamConnection();
    connection.send({ id: 7, event: 'notification', data: { title: 'a\n\nevent: forged' } });
    connection.send({ event: 'unread', data: { unread_count: 1 } });
    expect(String(connection.read())).toBe(
      'id: 7\nevent: notification\ndata: {"title":"a\\n\\nevent: forged"}\n\nevent: unread\ndata: {"unread_count":1}\n\n',
    );
  });

  it('cuts off a reader who leaves more than 64 KiB, and keeps nothing for them', () => {
    const connection = new StreamConnection();
    for (let sent = 0; sent < 200; sent++) connection.send(anEvent(1_000));
    expect([connection.destroyed, connection.readableLength <= 65_536]).toEqual([true, true]);
  });

  it('never cuts off a reader who keeps up', () => {
    const connection = new StreamConnection();
    for (let sent = 0; sent < 200; sent++) {
      connection.send(anEvent(1_000));
      connection.read();
    }
    expect(connection.destroyed).toBe(false);
  });
});

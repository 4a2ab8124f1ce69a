import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port on which nothing listens, so that two checkouts never share a store by accident. */
export async function freePort(): Promise<number> {
  return listenOn(0, '127.0.0.1');
}

/** True if it is possible to listen on `port` now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return listenOn(port, host).then(
    () => true,
    () => false,
  );
}

/** Listens for a moment, and returns the port. */
export async function listenOn(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return taken;
}

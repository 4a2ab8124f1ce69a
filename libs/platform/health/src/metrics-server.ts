import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { env } from '@app/config';
import { METRICS_TYPE, Metrics } from '@app/metrics';
import { hasMetricsToken } from './operators';

/** Serves `/metrics` on a separate port (`METRICS_PORT`), which a firewall can block separately. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MetricsServer.name);
  private server?: Server;

  constructor(private readonly metrics: Metrics) {}

  async onApplicationBootstrap(): Promise<void> {
    if (env.METRICS_PORT === undefined) return;
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.listen(env.METRICS_PORT, env.METRICS_HOST);
    await once(this.server, 'listening');
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = statusFor(request);
    if (status !== 200) return void response.writeHead(status, REFUSED[status]).end();
    try {
      const text = await this.metrics.text();
      response.writeHead(200, { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' }).end(text);
    } catch (error) {
      this.logger.error(error);
      response.writeHead(500).end();
    }
  }
}

const REFUSED: Readonly<Record<number, Record<string, string>>> = { 401: { 'www-authenticate': 'Bearer' }, 404: {} };

function statusFor(request: IncomingMessage): 200 | 401 | 404 {
  if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') return 404;
  return env.METRICS_TOKEN === undefined || hasMetricsToken(request) ? 200 : 401;
}

// Whether the container's process is well: exit code 0 or 1. The worker has no port; it keeps touching a file.
import { stat } from 'node:fs/promises';

const MAX_AGE_MS = 30_000;
const { HEARTBEAT_FILE, PORT = '8001' } = process.env;

const isFresh = async (file) => Date.now() - (await stat(file)).mtimeMs < MAX_AGE_MS;
const isReady = async () => (await fetch(`http://127.0.0.1:${PORT}/health/ready`, { signal: AbortSignal.timeout(4_000) })).ok;

const healthy = await (HEARTBEAT_FILE ? isFresh(HEARTBEAT_FILE) : isReady()).catch(() => false);
process.exit(healthy ? 0 : 1);

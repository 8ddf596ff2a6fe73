import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * A server on this machine to which every address in a hostile file leads. It counts whoever comes: connections, so that
 * one that says nothing counts as well, and the paths that are asked for.
 */
export interface CatchAll {
  /** Name and port. */
  readonly host: string;
  readonly connections: number;
  /** The paths that were asked for, sockets too, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts one; what `answer` does not know of gets an empty script. */
export async function catchAll(answer: (path: string) => string | null = () => null): Promise<CatchAll> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? '/';
    const page = answer(path);
    if (page === null) asked.push(path);
    response.writeHead(200, { 'content-type': page === null ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(page ?? '');
  });
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    asked.push(request.url ?? '/');
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return connections;
    },
    asked,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

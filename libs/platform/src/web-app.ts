import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const notTheWeb = /^\/(api|health|metrics)(\/|$)/;

/**
 * Serves the built web app: its files, and its one page for every other address that a browser asks for. Does
 * nothing while the folder is not there (an api without a web).
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await server.register(fastifyStatic, { root: folder, wildcard: false, cacheControl: false, setHeaders: keepFor });
  server.get('/*', (request, reply) => (isPage(request) ? reply.sendFile('index.html') : void reply.callNotFound()));
}

/** The build names files by their content, so they never change; the page that names them may. */
function keepFor(reply: FastifyReply, path: string): void {
  const named = path.includes('/assets/');
  void reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
}

const isPage = ({ url, headers }: FastifyRequest) =>
  !notTheWeb.test(url.split('?')[0]!) && (headers.accept ?? '').includes('text/html');

/** Ends the event streams that are open, which would keep a closing server waiting for ever. */
export function endStreamsOnClose(server: FastifyInstance): void {
  const open = new Set<FastifyReply['raw']>();
  server.addHook('onRequest', async (_request, reply) => {
    open.add(reply.raw);
    reply.raw.once('close', () => open.delete(reply.raw));
  });
  server.addHook('preClose', async () => {
    for (const response of open)
      if (String(response.getHeader('content-type')).includes('event-stream')) response.end();
  });
}

import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sep } from 'node:path';
import { refuse } from '../refusal';

/** Paths that are never a page of the web app, whatever the method. */
const NO_PAGE = /^\/(assets|intake|figures)(\/|$)/;

/** Serves the built web app: hashed files for a year, pages never kept, and index.html for every path the app itself routes. */
export async function serveWebApp(server: FastifyInstance, directory: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: directory,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      reply.header('cache-control', cachingOf(path));
    },
  });

  server.setNotFoundHandler((request, reply) => {
    if (isPage(request)) return reply.sendFile('index.html');
    return refuse(reply, 'notFound');
  });
}

function cachingOf(path: string): string {
  if (path.endsWith('.html')) return 'no-store';
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

/** A page is asked for by GET and has no file name ending. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '/';
  return request.method === 'GET' && !NO_PAGE.test(path) && !/\.[\w-]+$/.test(path);
}

import { createServer } from 'node:net';

/** Throws what to do when somebody else listens on the port that people will use. */
export async function demandFreePort(port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  } catch (error) {
    throw new Error(
      `PORT: ${port} cannot be used (${(error as NodeJS.ErrnoException).code ?? String(error)}); choose another, such as PORT=${port + 100} npm start`,
      { cause: error },
    );
  }
  await new Promise((resolve) => server.close(resolve));
}

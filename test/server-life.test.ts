/** Beginning and end of a server: a port that is taken, a stop in the middle of a drag. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scriptedEngine } from '../src/dialogue/testing/index.ts';
import { connectPage, startServer } from '../src/server/testing/index.ts';

test('[S34] a port that is taken is said clearly, and the engine is closed', async () => {
  const first = await startServer();
  let closed = 0;
  const second = startServer(scriptedEngine(), { port: first.port }, { close: async () => void closed++ });
  await expect(second).rejects.toMatchObject({ code: 'port-taken', message: expect.stringContaining(`${first.port}`) });
  expect(closed).toBe(1);
  await first.close();
});

test('[S35] an address of another machine is said clearly', async () => {
  await expect(startServer(scriptedEngine(), { host: '192.0.2.1' })).rejects.toMatchObject({ code: 'port-taken' });
});

test('[S36] a stop in the middle of a drag ends it, closes the sockets and the engine, and is safe to repeat', async () => {
  let closed = 0;
  const engine = scriptedEngine({ steps: 9, holdAt: 3 });
  const server = await startServer(engine, {}, { close: async () => void closed++ });
  const page = await connectPage(server.url);
  const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
  await page.say('open the mouth');
  await engine.held();
  const beganMs = performance.now();
  await Promise.all([server.close(), server.close(), gone]);
  expect(performance.now() - beganMs).toBeLessThan(4000);
  expect(engine.running).toBe(0);
  expect(closed).toBe(1);
  await expect(connectPage(server.url)).rejects.toThrow();
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '[S38] %s in the middle of a drag, sent twice, ends the process with 0',
  async (signal) => {
    const program = fileURLToPath(new URL('../src/server/testing/serve-scripted.ts', import.meta.url));
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = await once(child.stdout, 'data');
    const page = await connectPage(String(url).trim());
    await page.say('open the mouth');
    await page.next('drag-progress', ({ step }) => step === 2);
    const ended = once(child, 'exit');
    const beganMs = performance.now();
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - beganMs).toBeLessThan(5000);
    page.close();
  },
);

/** Builds the page into dist/web, which the server serves; in development the socket and the API are proxied to it. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:4780';

export default defineConfig({
  plugins: [preact()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } },
  },
});

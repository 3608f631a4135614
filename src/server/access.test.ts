import { describe, expect, test } from 'vitest';
import { createAccess } from './access.ts';

const access = createAccess('127.0.0.1', () => 4780, ['edit.example.org']);

describe('access', () => {
  test.each([
    ['127.0.0.1:4780', undefined],
    ['localhost:4780', 'http://localhost:4780'],
    ['LOCALHOST:4780', 'http://127.0.0.1:4780'],
    ['[::1]:4780', 'http://[::1]:4780'],
    ['edit.example.org', 'https://edit.example.org'],
  ])('[S13] lets through Host %s, Origin %s', (host, origin) => {
    expect(access.refusal({ host, ...(origin === undefined ? {} : { origin }) })).toBeNull();
  });

  test.each([
    ['no Host', {}],
    ['a rebound name', { host: 'evil.example:4780' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example:4780' }],
    ['a user in front', { host: 'localhost:4780@evil.example' }],
    ['another port', { host: 'localhost:4781' }],
    ['no port', { host: 'localhost' }],
    ['a trailing dot', { host: 'localhost.:4780' }],
    ['another loopback address', { host: '127.0.0.2:4780' }],
    ['an evil page', { host: 'localhost:4780', origin: 'http://evil.example' }],
    ['Origin null', { host: 'localhost:4780', origin: 'null' }],
    ['an empty Origin', { host: 'localhost:4780', origin: '' }],
    ['a page on another port', { host: 'localhost:4780', origin: 'http://localhost:4781' }],
    ['https on loopback', { host: 'localhost:4780', origin: 'https://localhost:4780' }],
    ['an Origin with a path', { host: 'localhost:4780', origin: 'http://localhost:4780/x' }],
    [
      'an image on another page',
      { host: 'localhost:4780', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
    ['a page on another port without Origin', { host: 'localhost:4780', 'sec-fetch-site': 'same-site' }],
    [
      'a frame on another page',
      {
        host: 'localhost:4780',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      },
    ],
  ])('[S14] refuses %s', (_, headers) => {
    expect(access.refusal(headers)).toMatch(/Host|another page/);
  });

  test('[S15] a link from another page may open ours', () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(access.refusal({ host: 'localhost:4780', ...headers })).toBeNull();
  });

  test('[S16] listening at all addresses allows no further name by itself', () => {
    const wide = createAccess('0.0.0.0', () => 4780);
    expect(wide.refusal({ host: '0.0.0.0:4780' })).not.toBeNull();
    expect(wide.refusal({ host: 'localhost:4780' })).toBeNull();
  });
});

/**
 * Who may speak to the server. Listening on a loopback address is no boundary: any page a browser shows can send
 * requests there, and a name that resolves to 127.0.0.1 (DNS rebinding) makes them look like its own. So the Host
 * must be one that this server goes by, and the Origin, where there is one, must be a page of this server.
 * Programs that are not browsers send no Origin and are let through on the Host alone.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface Access {
  /** Null when the request may pass, else what is wrong with it. */
  refusal(headers: IncomingHttpHeaders): string | null;
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];
const wildcards = ['0.0.0.0', '::', '[::]'];

/** An IPv6 address is bracketed in a Host header. */
const hostName = (host: string): string =>
  (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host).toLowerCase();

/** `names`: further hosts it goes by, "name" or "name:port" as a browser writes them. */
export const createAccess = (listenHost: string, port: () => number, names: readonly string[] = []): Access => {
  const own = [...loopbackNames, ...(wildcards.includes(listenHost) ? [] : [hostName(listenHost)])];
  const further = new Set(names.map((name) => name.toLowerCase()));
  const isOurs = (host: string): boolean =>
    further.has(host) || own.some((name) => host === `${name}:${port()}` || (port() === 80 && host === name));
  const isOurPage = (origin: string): boolean => {
    const match = /^(https?):\/\/([^/]+)$/.exec(origin.toLowerCase());
    const [, scheme, host = ''] = match ?? [];
    return scheme === 'https' ? further.has(host) : scheme === 'http' && isOurs(host);
  };
  return {
    refusal: (headers) => {
      if (!isOurs((headers.host ?? '').toLowerCase())) return 'The Host is not one that this server goes by.';
      if (headers.origin !== undefined && !isOurPage(headers.origin)) return 'The request comes from another page.';
      const site = headers['sec-fetch-site'];
      const opensPage = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
      const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
      return foreign && !opensPage ? 'The request comes from another page.' : null;
    },
  };
};

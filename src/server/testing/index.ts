/** A real server on a free port with scripted parts, and pages that connect to it. */
export { connectPage, type Page } from './page.ts';
export { scriptedServerParts, startServer } from './start-server.ts';

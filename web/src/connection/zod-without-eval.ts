/**
 * Imported first of all: while schemas are made, zod tries `new Function`, which a content security policy refuses
 * and reports. It must be told before src/protocol is evaluated.
 */
import { config } from 'zod';

config({ jitless: true });

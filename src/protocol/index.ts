/** Everything that crosses a wire, as zod schemas and the types derived from them. */
export * from './audio.ts';
export * from './events.ts';
export * from './http.ts';

/** Everything that crosses a wire, as zod schemas and the types derived from them. */
export * from './audio.ts';
export * from './control-command.ts';
export * from './events.ts';
export * from './http.ts';
export * from './page-effects.ts';

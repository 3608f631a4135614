/** Speech to text. */
export * from './port.ts';

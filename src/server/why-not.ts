/** Why the file system refused something, in words: "the disk is full", not "ENOSPC: no space left on device, write". */
const refusals: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'it is read-only',
  EACCES: 'it is not permitted',
  EPERM: 'it is not permitted',
  ENOENT: 'there is no such place',
  ENOTDIR: 'a file is in its place',
  EEXIST: 'a file is in its place',
  EISDIR: 'it is a folder',
};

export const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';

export const whyNot = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  return ('code' in thrown && refusals[String(thrown.code)]) || thrown.message;
};

/**
 * A file of taught parts, chosen and sent. Browsers open the window to choose one only shortly after a key or a click;
 * `canChoose` tells whether now. What became of the parts is said in the conversation; what failed comes back as words.
 */
import { errorResponseSchema, maxPartsFileBytes } from '../../../src/protocol/http.ts';
import { partsImportPath } from '../../../src/protocol/page-effects.ts';

/** Browsers that do not tell are taken not to. */
export const canChoose = (): boolean => navigator.userActivation?.isActive === true;

const sizeOf = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MiB`;

/** Null when it was taken; else why not. */
const send = async (conversationId: string, file: File): Promise<string | null> => {
  if (file.size > maxPartsFileBytes) {
    return `${file.name} has ${sizeOf(file.size)}; a file of taught parts has at most ${sizeOf(maxPartsFileBytes)}.`;
  }
  const answer = await fetch(partsImportPath(conversationId), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fileName: file.name, text: await file.text() }),
  });
  if (answer.ok) return null;
  const told = errorResponseSchema.safeParse(await answer.json().catch(() => null));
  return told.success
    ? told.data.error.message
    : `${file.name} could not be imported: the server answered ${answer.status}.`;
};

const isJson = ({ name, type }: File): boolean => type === 'application/json' || /\.json$/i.test(name);

/** Takes a file that somebody chose or dropped. `told` gets what went wrong, for people. */
export const takePartsFile = (conversationId: string, file: File, told: (text: string) => void): void => {
  if (!isJson(file)) {
    told(
      `${file.name} cannot be opened here: SayDrag changes the pictures that its model makes, and takes in files of taught parts (.json).`,
    );
    return;
  }
  send(conversationId, file)
    .catch(() => `${file.name} could not be imported: it could not be read or sent.`)
    .then((wrong) => {
      if (wrong !== null) told(wrong);
    });
};

/** Opens the browser's window for a file. `told` gets what went wrong, for people. */
export const choosePartsFile = (conversationId: string, told: (text: string) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.hidden = true;
  input.addEventListener('cancel', () => input.remove());
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.remove();
    if (file === undefined) return;
    takePartsFile(conversationId, file, told);
  });
  // One that is in no document may be gone before the file is chosen.
  document.body.append(input);
  input.click();
};

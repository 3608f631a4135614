/**
 * What is said in the evaluation of speech: control words, commands and sentences about parts, written for it. The
 * bundled model may have been trained on the text of some of them (control words are a closed list), never on these
 * voices.
 */
const list = (text: string): readonly string[] =>
  text
    .split('/')
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');

/** A mistake in one of these costs most: they must work when everything else does not. */
export const controlWords = list(`
  stop / pause / continue / cancel / never mind / undo / redo / scratch that / wake up / go to sleep / more / less /
  a bit more / a bit less / too much / the other way / again / go / yes / no / show numbers / hide numbers / show grid /
  hide grid / help / quiet / back to the original / keep going / start over / what can I say`);

export const commands = list(`
  drag three to seven / drag twelve to four / choose seven / grid five three / go to step four / undo three /
  save as webp / save as png / download as gif / copy link / new image / seed forty two / zoom in / zoom out / compare /
  nudge up / nudge left ten / clear points / show names / keep the background / protect the mane / only the face /
  show mask / invert mask / wait longer / dark mode / bigger text / voice off / describe the image / what did you hear /
  turn off microphone / start listening / the second one / none of these / show history`);

export const edits = list(`
  open the mouth / close the mouth / open the mouth a bit / close the left eye / close the right eye / open the eyes /
  make the eyes bigger / turn the head to the left / turn the head right / raise the ears / lower the ears /
  raise the left ear / make the mane bigger / make the mane smaller / make the nose longer / make the muzzle wider /
  make the face narrower / make the ears a lot bigger / turn the head to the right a bit / make the mouth wider /
  open the mouth and close the eyes / look left / make the mane a bit smaller but keep the background /
  tilt the head to the left`);

export const spelled: Readonly<Record<string, string>> = { webp: 'web p', png: 'P N G', gif: 'gif' };

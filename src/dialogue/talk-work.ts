/** Questions about the conversation itself, settings, the microphone, files, and phrases that are taught. */
import { type ControlCommand, pictureFileName } from '../core/index.ts';
import { mostTaughtPhrases, stepFilmPath, stepPicturePath, type TaughtPhrase } from '../protocol/index.ts';
import { hiddenIn, howItIs } from './description.ts';
import type { Desk } from './desk.ts';
import { fittingDomain, otherSuggestions } from './fitting.ts';
import { partReplies } from './part-replies.ts';
import { replies } from './replies.ts';

/** How a phrase is compared: letters and digits only. */
export const phraseKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

const tellPhrases = (desk: Desk) => {
  const phrases = [...desk.phrases].map(([phrase, means]) => ({ phrase, means }));
  desk.outbox.event({ name: 'phrases-changed', body: { phrases } });
};

export const knowPhrases = (desk: Desk, phrases: readonly TaughtPhrase[]) => {
  for (const { phrase, means } of phrases) {
    if (desk.phrases.size >= mostTaughtPhrases) break;
    if (!desk.phrases.has(phraseKey(phrase))) desk.phrases.set(phraseKey(phrase), means);
  }
  tellPhrases(desk);
};

export const teach = (desk: Desk, { phrase, means }: ControlCommand & { kind: 'teach' }) => {
  const { outbox, parts, phrases } = desk;
  const key = phraseKey(phrase);
  // A control word must always do what it always does.
  const already = parts.understand(key, parts.domain);
  if (already.kind === 'command' && already.heardAs === undefined && already.command.kind !== 'edit') {
    return outbox.message('answer', replies.reserved(phrase));
  }
  if (!phrases.has(key) && phrases.size >= mostTaughtPhrases) {
    return outbox.message('answer', replies.tooManyPhrases(mostTaughtPhrases));
  }
  phrases.set(key, means);
  tellPhrases(desk);
  outbox.message('answer', replies.taught(phrase, means), [phrase]);
};

export const forget = (desk: Desk, phrase: string) => {
  const known = desk.phrases.delete(phraseKey(phrase));
  if (known) tellPhrases(desk);
  desk.outbox.message('answer', known ? replies.forgotten(phrase) : replies.notTaught(phrase));
};

const mostPhrasesOffered = 6;
const taughtNames = ({ parts }: Desk): readonly string[] =>
  (parts.teaching?.memory.parts ?? []).map(({ name }) => name);

export const tell = (desk: Desk, about: (ControlCommand & { kind: 'tell' })['about']) => {
  const { outbox, history, board, parts } = desk;
  const { current } = history;
  switch (about) {
    case 'heard':
      return outbox.message('answer', replies.heard(desk.said?.text ?? null, desk.said?.heard ?? []));
    case 'changed':
      return outbox.message('answer', replies.changed(current.edit?.says ?? null, desk.resultOf.get(current) ?? null));
    case 'picture':
      return outbox.message(
        'answer',
        replies.picture({
          subject: parts.domain.subjects[0] ?? parts.domain.name,
          title: current.edit === null ? null : current.title,
          seed: current.seed,
          step: current.id,
          how: howItIs(desk),
          hidden: hiddenIn(desk),
          kept: board.standing,
        }),
      );
    case 'again': {
      const last = outbox.lastOf('result', 'answer', 'plan', 'error', 'notice');
      if (last !== null) outbox.event({ name: 'voice-asked', body: { say: last } });
      return outbox.message('answer', last ?? replies.nothingSaid);
    }
    case 'phrases':
      return outbox.message(
        'answer',
        replies.phrases([...desk.phrases], desk.domain) + partReplies.taught(taughtNames(desk)),
        [...desk.phrases.keys()].slice(0, mostPhrasesOffered),
      );
    case 'parts':
      return outbox.message('answer', replies.parts(desk.domain), otherSuggestions(desk));
    case 'why':
      return outbox.message('answer', replies.why(desk.history.lastEdit()?.edit.reason ?? null), [
        'undo',
        'a bit more',
      ]);
    case 'progress': {
      const running = outbox.underWay === null ? null : { ...outbox.underWay, paused: desk.gate.paused };
      return outbox.message('answer', replies.progress(running, history.lastEdit() !== null));
    }
    default:
      return outbox.message('answer', replies.talk(about, fittingDomain(desk)), [
        ...replies.talkSuggestions(about, fittingDomain(desk)),
      ]);
  }
};

/** What can be said depends on what is on the screen and on what runs. */
export const help = (desk: Desk, running: boolean) => {
  const { board, outbox } = desk;
  const domain = fittingDomain(desk);
  const waiting = board.pairs.length > 0;
  const moment = running
    ? 'running'
    : board.gridShown
      ? 'grid'
      : board.isShown('numbers') || waiting
        ? 'points'
        : 'still';
  outbox.message('answer', replies.help(domain, moment), [...replies.helpSuggestions(domain, moment)]);
};

export const save = (desk: Desk, format: (ControlCommand & { kind: 'save' })['format']) => {
  const { outbox, history, id, reels } = desk;
  const { current } = history;
  const base = pictureFileName(current.seed, history.nameOf(current.id) ?? current.title);
  if (format === 'gif' || format === 'video') {
    const frames = reels.get(current.id)?.frames.length ?? 0;
    if (frames < 2) {
      const moving = [...reels].flatMap(([step, reel]) => (step !== null && reel.frames.length > 1 ? [step] : []));
      return outbox.message('answer', replies.noFilm(current.id, current.edit !== null, moving), [
        ...moving.slice(-1).map((step) => `go to step ${step}`),
        'save as webp',
      ]);
    }
    // A video is recorded by the page, from the same frames.
    const [kind, ending] = format === 'gif' ? (['gif', 'gif'] as const) : (['webp', 'webm'] as const);
    const fileName = `${base}.${ending}`;
    outbox.event({ name: 'save-asked', body: { format, path: stepFilmPath(id, current.id, kind), fileName } });
    return outbox.message('answer', replies.saving(fileName));
  }
  const fileName = `${base}.${format === 'jpeg' ? 'jpg' : format}`;
  outbox.event({ name: 'save-asked', body: { format, path: stepPicturePath(id, current.id, format), fileName } });
  outbox.message('answer', replies.saving(fileName));
};

export const copyLink = (desk: Desk) => {
  const path = stepPicturePath(desk.id, desk.history.current.id, 'png');
  desk.outbox.event({ name: 'link-asked', body: { path } });
  desk.outbox.message('answer', replies.link(path));
};

export const setMicrophone = (desk: Desk, to: 'awake' | 'asleep' | 'off', ask: boolean, heard = true) => {
  const { board, outbox } = desk;
  const turn = () => {
    outbox.event({ name: 'microphone-changed', body: { to } });
    outbox.message('answer', replies.microphone(to, heard));
  };
  if (to !== 'off' || !ask) return turn();
  // By voice alone it could not be opened again.
  board.question = { text: replies.microphoneQuestion, yes: turn, no: () => outbox.message('answer', replies.stays) };
  desk.tellOverlay();
  outbox.message('answer', replies.microphoneQuestion, ['yes', 'no']);
};

export const changeSetting = (desk: Desk, { change }: ControlCommand & { kind: 'setting' }) => {
  desk.outbox.event({ name: 'setting-changed', body: change });
  desk.outbox.message('answer', replies.setting(change));
};

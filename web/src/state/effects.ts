/**
 * What a conversation asks of the page beyond its state: another view, a comparison, a download, a link, and phrases to
 * remember. Each is also reached by a button, which sends the same command.
 */
import type { Signal } from '@preact/signals';
import type { ImagePoint } from '../../../src/core/index.ts';
import type { ConversationEvent, ServerEventBody } from '../../../src/protocol/events.ts';
import { taughtPhraseSchema } from '../../../src/protocol/page-effects.ts';
import { rememberedPhrases } from '../connection/remembered.ts';
import { canRecord, recordFilm } from '../picture/record-film.ts';
import { downloadFile, saveBlob } from '../picture/save-picture.ts';
import { scrolled } from './scrolled.ts';

/** How the picture is looked at: magnified about a point of the unit square. */
export interface Lens {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
export const wholeLens: Lens = { scale: 1, x: 0.5, y: 0.5 };
const zoomStep = 1.75;
const largestZoom = 8;

export const zoomed = (lens: Lens, to: 'in' | 'out' | 'fit', point: ImagePoint | null, imageSize: number): Lens => {
  if (to === 'fit') return wholeLens;
  const scale = to === 'in' ? Math.min(lens.scale * zoomStep, largestZoom) : lens.scale / zoomStep;
  if (scale < 1.05) return wholeLens;
  return point === null
    ? { ...lens, scale }
    : { scale: Math.max(scale, zoomStep), x: (point.x + 0.5) / imageSize, y: (point.y + 0.5) / imageSize };
};

/** Phrases taught in this browser; what is not readable is as if it were not there. */
export const phrasesToSend = () => {
  try {
    const known: unknown = JSON.parse(rememberedPhrases.value ?? '[]');
    return Array.isArray(known) ? known.flatMap((one) => taughtPhraseSchema.safeParse(one).data ?? []) : [];
  } catch {
    return [];
  }
};

interface EffectParts {
  readonly lens: Signal<Lens>;
  readonly imageSize: () => number;
  /** Lays another picture beside the one that stands: `share` percent of it; null ends it. */
  readonly compare: (step: number | null, share: number | null) => Promise<void>;
  readonly settingsOpen: Signal<boolean>;
  readonly trouble: (text: string) => void;
  /** Has a file of taught parts chosen, or shows what to press for that. */
  readonly importParts: () => void;
  /** Said once, to screen readers too. */
  readonly announce: (text: string) => void;
}

export const createEffects = ({
  lens,
  imageSize,
  compare,
  settingsOpen,
  trouble,
  importParts,
  announce,
}: EffectParts) => {
  const copy = async (path: string) => {
    try {
      await navigator.clipboard.writeText(new URL(path, window.location.href).href);
      announce('The link is copied.');
    } catch {
      // Browsers may refuse without a click, and have no clipboard on plain http.
      announce('This browser did not let me copy the link; it stands in the conversation.');
    }
  };
  const save = async ({ format, path, fileName }: ServerEventBody<'save-asked'>) => {
    if (format !== 'video') return downloadFile(path, fileName);
    if (!(await canRecord())) {
      const instead = fileName.replace(/\.webm$/, '.webp');
      await downloadFile(path, instead);
      return announce(`This browser cannot write video files; ${instead} holds the same frames as a moving picture.`);
    }
    announce('The video is being recorded, as long as it plays.');
    saveBlob(await recordFilm(path), fileName);
    announce(`${fileName} is saved.`);
  };
  return ({ name, body }: ConversationEvent): void => {
    switch (name) {
      case 'view-asked':
        lens.value = zoomed(lens.value, body.to, body.point, imageSize());
        return;
      case 'scroll-asked':
        announce(scrolled(body.to));
        return;
      case 'settings-asked':
        settingsOpen.value = body.shown;
        return;
      case 'compare-asked':
        void compare(body.step, body.show === 'after' ? null : body.show === 'before' ? 100 : 50);
        return;
      case 'save-asked':
        void save(body).catch((reason: unknown) =>
          trouble(`${body.fileName} could not be saved: ${reason instanceof Error ? reason.message : String(reason)}`),
        );
        return;
      case 'link-asked':
        void copy(body.path);
        return;
      case 'parts-file-asked':
        importParts();
        return;
      case 'phrases-changed':
        rememberedPhrases.value = JSON.stringify(body.phrases);
        return;
      default:
        return;
    }
  };
};

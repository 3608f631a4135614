/**
 * A recogniser on another machine. Silence, noise and clips without a voice stay here: the voice detector runs on this
 * machine before anything is sent. `info.local` is false and the note says where the sound goes.
 */
import { openEars } from '../hearing/ears.ts';
import { hear } from '../hearing/hearing.ts';
import { Turns } from '../hearing/turns.ts';
import { onceMore } from '../local-recogniser.ts';
import { longestClipSeconds, type Recogniser } from '../port.ts';
import { StatusTeller } from '../status.ts';
import { type EndpointSettings, openEndpoint } from './endpoint.ts';

/** @throws AppError no-provider; engine-stopped when the voice detector's process cannot be started. */
export const openRemoteRecogniser = async (settings: EndpointSettings): Promise<Recogniser> => {
  const endpoint = openEndpoint(settings);
  const ears = await openEars(null);
  const { host } = new URL(settings.url);
  const teller = new StatusTeller({ state: 'ready', text: `${settings.model} at ${host} listens.`, done: null });
  const forget = ears.onStatus(({ state, text }) => teller.tell(state, text));
  const turns = new Turns();
  return {
    info: {
      name: settings.model,
      kind: 'remote',
      languages: [settings.language],
      local: false,
      maxSeconds: longestClipSeconds,
      note: `What you say is sent to ${host} to be recognised.`,
    },
    transcribe: (clip, own) =>
      turns.take(own, () =>
        hear(clip, own, {
          kind: 'remote',
          windowSeconds: longestClipSeconds,
          voice: (piece) => onceMore(() => ears.voice(piece), own.signal),
          read: (piece, _others, { signal }) => endpoint.read(piece, signal),
        }),
      ),
    onStatus: (listener) => teller.onStatus(listener),
    close: async () => {
      forget();
      await ears.close();
    },
  };
};

/**
 * The recogniser that the configuration asks for, with the bundled one behind it. Nothing here waits: the recogniser
 * exists at once and warms up beside the rest. Whisper is fetched when somebody first speaks, the bundled model hears
 * meanwhile, and it stays where fetching fails or a remote one does not serve; the status says so each time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, toAppError } from '../core/index.ts';
import { fetchModel } from './hub/fetch-model.ts';
import { folderOfModel, isFetched } from './hub/model-files.ts';
import { type LocalRecogniser, openLocalRecogniser } from './local-recogniser.ts';
import { longestClipSeconds, type Recogniser, type RecogniserInfo } from './port.ts';
import { openRemoteRecogniser } from './remote/remote-recogniser.ts';
import type { RecogniserChoice, SpeechSettings } from './settings.ts';
import { StatusTeller } from './status.ts';

const bundledName = 'bundled command model';

type Wanted = Exclude<RecogniserChoice, { kind: 'off' }>;

/** After a remote recogniser failed, it is left alone for this long. */
const remotePauseMs = 30_000;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

class SwitchingRecogniser implements Recogniser {
  readonly #settings: SpeechSettings;
  readonly #wanted: Wanted;
  readonly #teller = new StatusTeller({ state: 'starting', text: 'The recogniser is starting.', done: null });
  readonly #fetchNow: boolean;
  readonly #closing = new AbortController();
  readonly #open: Recogniser[] = [];
  /** What hears now; rejects where nothing can. */
  #serving: Promise<Recogniser>;
  #info: RecogniserInfo;
  #bundled: Promise<Recogniser> | null = null;
  #fetching = false;
  #remoteRestsUntilMs = 0;

  constructor(settings: SpeechSettings, wanted: Wanted, fetch: OpenOptions['fetch']) {
    this.#fetchNow = fetch === 'now';
    this.#settings = settings;
    this.#wanted = wanted;
    this.#info = this.#infoBefore();
    this.#serving = this.#start();
    this.#serving.catch(() => {});
  }

  get info(): RecogniserInfo {
    return this.#info;
  }
  /** The process that hears, for measuring; null when there is none. */
  get processId(): number | null {
    const serving = this.#open.find(({ info }) => info.name === this.#info.name);
    return serving && 'processId' in serving ? (serving as LocalRecogniser).processId : null;
  }

  onStatus(listener: Parameters<Recogniser['onStatus']>[0]): () => void {
    return this.#teller.onStatus(listener);
  }

  async transcribe(...[clip, options]: Parameters<Recogniser['transcribe']>): ReturnType<Recogniser['transcribe']> {
    if (this.#closing.signal.aborted) throw new AppError('engine-stopped', 'The recogniser was closed.');
    const serving = await this.#serving;
    this.#fetchOnFirstUse();
    if (serving.info.kind !== 'remote') return serving.transcribe(clip, options);
    const rests = performance.now() < this.#remoteRestsUntilMs;
    try {
      if (!rests) return await serving.transcribe(clip, options);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'engine-failed' || !this.#hasBundled()) throw error;
      this.#remoteRestsUntilMs = performance.now() + remotePauseMs;
      this.#teller.tell('took-over', `${sentence(error.message)} The ${bundledName} hears instead for half a minute.`);
    }
    return (await this.#openBundled(null)).transcribe(clip, options);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#serving.catch(() => {});
    await Promise.all(this.#open.map((one) => one.close()));
  }

  #infoBefore(): RecogniserInfo {
    const wanted = this.#wanted;
    const names = { bundled: bundledName, whisper: 'name' in wanted ? wanted.name : '', remote: '' };
    return {
      name: wanted.kind === 'remote' ? wanted.endpoint.model : names[wanted.kind],
      kind: wanted.kind,
      languages: [this.#settings.language],
      local: wanted.kind !== 'remote',
      maxSeconds: longestClipSeconds,
      note: wanted.kind === 'remote' ? `What you say is sent to ${new URL(wanted.endpoint.url).host}.` : null,
    };
  }

  #hasBundled(): boolean {
    return existsSync(join(this.#settings.bundledFolder, 'config.json'));
  }

  /** Kept for closing, its own status passed on while it serves. */
  async #keep(opening: Promise<Recogniser>): Promise<Recogniser> {
    const opened = await opening;
    if (this.#closing.signal.aborted) {
      await opened.close();
      throw new AppError('engine-stopped', 'The recogniser was closed.');
    }
    this.#open.push(opened);
    let first = true;
    opened.onStatus(({ state, text, done }) => {
      if (!first && this.#info.name === opened.info.name) this.#teller.tell(state, text, done);
      first = false;
    });
    return opened;
  }

  #openBundled(note: string | null): Promise<Recogniser> {
    const { bundledFolder: folder, threads, language } = this.#settings;
    this.#bundled ??= this.#keep(
      openLocalRecogniser({ name: bundledName, kind: 'bundled', note, model: { folder, threads, language } }),
    );
    this.#bundled.catch(() => {
      this.#bundled = null;
    });
    return this.#bundled;
  }

  #openWhisper(name: string): Promise<Recogniser> {
    const { modelsFolder, threads, language } = this.#settings;
    const model = { folder: folderOfModel(modelsFolder, name), threads, language };
    return this.#keep(openLocalRecogniser({ name, kind: 'whisper', note: null, model }));
  }

  #serves(recogniser: Recogniser, note: string | null = recogniser.info.note): void {
    this.#info = { ...recogniser.info, note };
  }

  async #start(): Promise<Recogniser> {
    try {
      return await this.#startWanted();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!this.#closing.signal.aborted) this.#teller.tell('failed', sentence(error.message));
      throw error;
    }
  }

  async #startWanted(): Promise<Recogniser> {
    const wanted = this.#wanted;
    if (wanted.kind === 'remote') {
      const remote = await this.#keep(openRemoteRecogniser(wanted.endpoint));
      this.#serves(remote);
      this.#teller.tell('ready', `${remote.info.name} listens. ${remote.info.note ?? ''}`.trim());
      return remote;
    }
    if (wanted.kind === 'bundled') {
      const bundled = await this.#openBundled(null);
      this.#serves(bundled);
      this.#teller.tell('ready', `The ${bundledName} listens.`);
      return bundled;
    }
    if (!isFetched(folderOfModel(this.#settings.modelsFolder, wanted.name))) return this.#waitForWhisper(wanted.name);
    try {
      const whisper = await this.#openWhisper(wanted.name);
      this.#serves(whisper);
      this.#teller.tell('ready', `${wanted.name} listens.`);
      return whisper;
    } catch (error) {
      if (!this.#hasBundled()) throw error;
      return this.#takeOver(toAppError(error).message);
    }
  }

  /** Not fetched yet: the bundled one hears until it is. */
  async #waitForWhisper(name: string): Promise<Recogniser> {
    const { offline, hub } = this.#settings;
    if (offline) {
      return this.#takeOver(`${name} has not been fetched before, and SAYDRAG_OFFLINE is set`);
    }
    const bundled = await this.#openBundled(null);
    this.#serves(
      bundled,
      `${name} is fetched from ${new URL(hub).host} when you first speak; until then the ${bundledName} hears.`,
    );
    this.#teller.tell('ready', `The ${bundledName} listens.`);
    return bundled;
  }

  async #takeOver(reason: string): Promise<Recogniser> {
    const bundled = await this.#openBundled(null);
    const note = `${sentence(reason)} The ${bundledName} hears instead: it knows the commands and few other words.`;
    this.#serves(bundled, note);
    this.#teller.tell('took-over', note);
    return bundled;
  }

  #fetchOnFirstUse(): void {
    const wanted = this.#wanted;
    if (wanted.kind !== 'whisper' || this.#info.kind !== 'bundled' || this.#settings.offline || this.#fetching) return;
    this.#fetching = true;
    if (isFetched(folderOfModel(this.#settings.modelsFolder, wanted.name))) return;
    void this.#fetch(wanted.name).then(
      (serving) => {
        this.#serving = Promise.resolve(serving);
      },
      () => {},
    );
  }

  /** Whisper once it is here, or the bundled one where it does not come. */
  async #fetch(name: string): Promise<Recogniser> {
    const { modelsFolder, hub } = this.#settings;
    const folder = folderOfModel(modelsFolder, name);
    const meanwhile = this.#fetchNow ? '' : `; until then the ${bundledName} hears`;
    const text = `${name} is being fetched from ${new URL(hub).host}${meanwhile}.`;
    let told = -1;
    const onProgress = (done: number | null): void => {
      const percent = done === null ? -1 : Math.floor(done * 100);
      if (percent !== told || percent === -1) this.#teller.tell('downloading', text, done);
      told = percent;
    };
    try {
      onProgress(0);
      await fetchModel({ name, folder, hub, signal: this.#closing.signal, onProgress });
      this.#teller.tell('starting', `${name} is here and is being started.`);
      const whisper = await this.#openWhisper(name);
      this.#serves(whisper);
      this.#teller.tell('ready', `${name} listens now.`);
      return whisper;
    } catch (error) {
      if (this.#closing.signal.aborted) throw error;
      return this.#takeOver(toAppError(error).message);
    }
  }
}

export interface OpenOptions {
  /** When a model that is not here yet is fetched: when somebody first speaks (default), or before anything is heard. */
  readonly fetch?: 'on-first-use' | 'now';
}

/**
 * Returns at once; what goes wrong later is told by `onStatus` and thrown by `transcribe`.
 * Null: the configuration says that nothing shall listen.
 */
export const openRecogniser = (settings: SpeechSettings, options: OpenOptions = {}): Recogniser | null =>
  settings.choice.kind === 'off' ? null : new SwitchingRecogniser(settings, settings.choice, options.fetch);

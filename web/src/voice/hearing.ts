/**
 * Decides what of the microphone's sound is sent, and as what. Hands free, a voice detector finds the utterances; with
 * a key held (push to talk, or where the detector does not run) the key does. Asleep, only short utterances are sent,
 * for the wake phrase. It knows no browser: microphone, detector and socket are given to it.
 */
import { type Signal, signal } from '@preact/signals';
import { type AudioHead, audioRateHz, type SpeechEventBody } from '../../../src/protocol/audio.ts';
import { Endpointer, type EndpointerEvent } from './endpointer.ts';
import { KeyedUtterance } from './keyed-utterance.ts';
import type { Microphone, MicrophoneListener } from './microphone.ts';
import { loudness, toPcm16 } from './pcm.ts';
import type { VoiceDetector } from './voice-detector.ts';

/** Open and attending, open and waiting (for the wake phrase or the key), or closed. */
export type MicrophoneState = 'off' | 'opening' | 'asleep' | 'listening';
export type Activity = 'none' | 'hearing' | 'thinking';

export interface Heard {
  readonly utterance: number;
  readonly text: string;
  readonly final: boolean;
  /** Why nothing was done with it; empty where something was. */
  readonly says: string;
  /** `says` asks which of the numbered choices was meant. */
  readonly asks: boolean;
  readonly alternatives: readonly string[];
}

export interface HearingPorts {
  openMicrophone(listener: MicrophoneListener): Promise<Microphone>;
  startDetector(): Promise<VoiceDetector>;
  /** Resolves with a refusal in words, or null. */
  send(head: AudioHead, bytes: ArrayBuffer): Promise<string | null>;
  shownFrame(): number | null;
  /** True while the page itself speaks. */
  speaking(): boolean;
  endOfSpeechMs(): number;
  longestSeconds(): number;
  keyed(): boolean;
  nowMs(): number;
  whyNotOpened(thrown: unknown): string;
}

/** "Wake up" with room around it; longer speech is none of our business while asleep. */
const longestWakeSeconds = 3;

/** Ten seconds: a first sentence is not lost to the loading. */
const mostEarlyFrames = 312;

type Part = AudioHead['part'];
type Current = Pick<AudioHead, 'utterance' | 'shownFrame' | 'startedAtMs' | 'listenFor' | 'voiceFound'>;

export class Hearing {
  readonly state: Signal<MicrophoneState> = signal('off');
  readonly activity: Signal<Activity> = signal('none');
  readonly level: Signal<number> = signal(0);
  readonly heard: Signal<Heard | null> = signal(null);
  /** What keeps the microphone from working, in words; null while it is well. */
  readonly trouble: Signal<string | null> = signal(null);
  /** False where the voice detector does not run: the key decides then. */
  readonly detects: Signal<boolean> = signal(true);
  readonly #ports: HearingPorts;
  readonly #endpointer: Endpointer;
  readonly #key = new KeyedUtterance();
  #microphone: Microphone | null = null;
  #detector: VoiceDetector | null = null;
  /** Heard while the detector was still being loaded: looked through when it is there. */
  readonly #early: Float32Array[] = [];
  #current: Current | null = null;
  #sentAny = false;
  #utterances = 0;
  #opening = 0;

  constructor(ports: HearingPorts) {
    this.#ports = ports;
    this.#endpointer = new Endpointer(() => ({
      endOfSpeechMs: ports.endOfSpeechMs(),
      longestSeconds: ports.longestSeconds(),
    }));
  }

  get keyed(): boolean {
    return this.#ports.keyed() || !this.detects.value;
  }

  /** Must come from a key or a click. */
  async open(): Promise<void> {
    if (this.state.value !== 'off') return;
    this.trouble.value = null;
    this.state.value = 'opening';
    this.#opening += 1;
    const opening = this.#opening;
    try {
      const microphone = await this.#ports.openMicrophone({
        frame: (frame) => this.#frame(frame),
        ended: () => this.close('The microphone was taken away: unplugged, or forbidden in the browser.'),
      });
      if (opening !== this.#opening) return microphone.close();
      this.#microphone = microphone;
    } catch (thrown) {
      if (opening === this.#opening) this.close(this.#ports.whyNotOpened(thrown));
      return;
    }
    await this.#startDetector();
    if (opening !== this.#opening) return;
    this.state.value = this.keyed && !this.#key.held ? 'asleep' : 'listening';
    for (const frame of this.#early.splice(0)) this.#frame(frame);
  }

  close(why: string | null = null): void {
    this.#opening += 1;
    this.#drop();
    this.#microphone?.close();
    this.#microphone = null;
    this.#early.length = 0;
    this.state.value = 'off';
    this.level.value = 0;
    this.trouble.value = why;
  }

  sleep(): void {
    if (this.state.value !== 'listening') return;
    this.#drop();
    this.state.value = 'asleep';
  }

  /** False when there is no open microphone to wake. */
  wake(): boolean {
    if (this.state.value === 'asleep' && !this.keyed) this.state.value = 'listening';
    return this.state.value !== 'off';
  }

  /** The key goes down: what is said from now on is one utterance. */
  press(): void {
    if (this.#key.held) return;
    this.#key.press();
    if (this.state.value === 'off') void this.open();
    else if (this.state.value === 'asleep') this.state.value = 'listening';
    this.#began(false);
  }

  /** The key comes up: a little more is heard, so that the last sound is not clipped. */
  release(): void {
    this.#key.release();
    if (this.state.value === 'opening') this.#drop();
  }

  /** The way of listening was changed. */
  modeChanged(): void {
    this.#drop();
    if (this.state.value === 'off' || this.state.value === 'opening') return;
    this.state.value = this.keyed ? 'asleep' : 'listening';
    if (!this.keyed) void this.#startDetector();
  }

  tell(event: SpeechEventBody<'speech-heard'>): void {
    const { utterance, part, text, says, alternatives, rejected } = event;
    const newest = utterance === this.#utterances;
    if (part === 'partial') {
      if (newest && this.#current !== null)
        this.heard.value = { utterance, text, final: false, says, asks: false, alternatives };
      return;
    }
    if (newest && this.#current === null) this.activity.value = 'none';
    const kept = rejected === 'asleep' || rejected === 'speaking' || (rejected !== null && says === '');
    if (!kept) this.heard.value = { utterance, text, final: true, says, asks: rejected === 'asked', alternatives };
    else if (this.heard.value?.final === false) this.heard.value = null;
  }

  async #startDetector(): Promise<void> {
    if (this.#detector !== null || this.#ports.keyed()) return;
    try {
      this.#detector = await this.#ports.startDetector();
      this.detects.value = true;
    } catch {
      this.#detectorFailed();
    }
  }

  #detectorFailed(): void {
    this.#detector?.close();
    this.#detector = null;
    this.#drop();
    this.detects.value = false;
    this.trouble.value = 'Voices cannot be found in this browser, so hold the key or the button while you speak.';
    if (this.state.value === 'listening') this.state.value = 'asleep';
  }

  #frame(frame: Float32Array): void {
    this.level.value = loudness(frame);
    if (this.keyed) {
      for (const event of this.#key.push(frame, this.#ports.longestSeconds())) this.#told(event);
      return;
    }
    const detector = this.#detector;
    if (detector === null || this.state.value === 'opening') {
      this.#early.push(frame);
      if (this.#early.length > mostEarlyFrames) this.#early.shift();
      return;
    }
    detector.detect(frame).then(
      (voice) => {
        const attends = this.state.value === 'listening' || this.state.value === 'asleep';
        if (attends && !this.keyed) for (const event of this.#endpointer.push(frame, voice)) this.#told(event);
      },
      () => {
        if (this.#detector === detector) this.#detectorFailed();
      },
    );
  }

  #began(voiceFound: boolean): void {
    this.#utterances += 1;
    this.#sentAny = false;
    const asleep = this.state.value === 'asleep' && voiceFound;
    this.#current = {
      utterance: this.#utterances,
      shownFrame: this.#ports.shownFrame(),
      startedAtMs: this.#ports.nowMs(),
      listenFor: asleep ? 'wake' : this.#ports.speaking() && voiceFound ? 'stop' : 'everything',
      voiceFound,
    };
    if (!asleep) this.activity.value = 'hearing';
  }

  #told(event: EndpointerEvent): void {
    if (event.kind === 'began') {
      this.#began(true);
      return;
    }
    const current = this.#current;
    if (current === null) return;
    const keyIsUp = !current.voiceFound && (event.kind === 'dropped' || event.kind === 'ended');
    if (keyIsUp && this.state.value === 'listening') this.state.value = 'asleep';
    if (event.kind === 'dropped') {
      this.#drop();
      return;
    }
    const tooLong = current.listenFor === 'wake' && event.samples.length > longestWakeSeconds * audioRateHz;
    if (event.kind === 'ended') {
      this.#current = null;
      if (tooLong) return;
      this.activity.value = current.listenFor === 'everything' ? 'thinking' : 'none';
      this.#send(current, 'final', event.unchanged ? new Float32Array(0) : event.samples, event.unchanged);
    } else if (!tooLong && !(event.kind === 'partial' && current.listenFor === 'wake')) {
      this.#send(current, event.kind, event.samples, false);
    }
  }

  #send(current: Current, part: Part, samples: Float32Array, unchanged: boolean): void {
    const head: AudioHead = { ...current, part, sampleRateHz: audioRateHz, samples: samples.length, unchanged };
    this.#sentAny = true;
    void this.#ports.send(head, toPcm16(samples)).then((refusal) => {
      if (refusal === null || part !== 'final') return;
      this.tell({ ...head, part: 'final', text: '', alternatives: [], rejected: 'failed', says: refusal, tookMs: 0 });
    });
  }

  #drop(): void {
    const current = this.#current;
    this.#current = null;
    this.#endpointer.reset();
    this.#key.reset();
    this.activity.value = 'none';
    if (this.heard.value?.final === false) this.heard.value = null;
    if (current !== null && this.#sentAny) this.#send(current, 'dropped', new Float32Array(0), false);
  }
}

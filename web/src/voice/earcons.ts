/** Short soft sounds for those who asked for them: it hears, it has heard, it was not sure, it sleeps. */
export type Earcon = 'awake' | 'heard' | 'unsure' | 'asleep';

/** Two notes each, in Hz. */
const notes: Readonly<Record<Earcon, readonly [number, number]>> = {
  awake: [523, 784],
  heard: [659, 659],
  unsure: [330, 294],
  asleep: [523, 349],
};
const noteSeconds = 0.07;
const loudness = 0.05;

export const createEarcons = () => {
  let context: AudioContext | null = null;
  return {
    play(earcon: Earcon): void {
      context ??= new AudioContext();
      const begin = context.currentTime + 0.01;
      for (const [i, hz] of notes[earcon].entries()) {
        const tone = context.createOscillator();
        const swell = context.createGain();
        const at = begin + i * noteSeconds;
        tone.frequency.value = hz;
        swell.gain.setValueAtTime(0, at);
        swell.gain.linearRampToValueAtTime(loudness, at + 0.015);
        swell.gain.exponentialRampToValueAtTime(0.0005, at + noteSeconds);
        tone.connect(swell).connect(context.destination);
        tone.start(at);
        tone.stop(at + noteSeconds);
      }
    },
  };
};

/**
 * Sound at any rate as sound at the rate of a clip: a sinc under a Kaiser window, its cut below half of the lower of
 * the two rates, evaluated from a table. Whole signals only.
 */
import { clipRateHz } from '../port.ts';

/** Zero crossings on each side: 70 dB down a sixth of an octave above the cut. */
const crossings = 24;
const stepsPerCrossing = 256;
const kaiserBeta = 7;
/** The cut as a share of the lower Nyquist frequency; the rest is the slope. */
const passed = 0.94;

const bessel = (x: number): number => {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

const kernel = Float64Array.from({ length: crossings * stepsPerCrossing + 2 }, (_, at) => {
  const x = at / stepsPerCrossing;
  if (x >= crossings) return 0;
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  return (sinc * bessel(kaiserBeta * Math.sqrt(1 - (x / crossings) ** 2))) / bessel(kaiserBeta);
});

/** The same sound at 16 kHz, kept within -1 to 1. Not finite samples stay so, for the check that follows. */
export const resample = (samples: Float32Array, rateHz: number): Float32Array => {
  if (rateHz === clipRateHz) return samples;
  const ratio = rateHz / clipRateHz;
  const cut = passed * Math.min(1, 1 / ratio);
  const reach = crossings / cut;
  const out = new Float32Array(Math.round(samples.length / ratio));
  for (const at of out.keys()) {
    const centre = at * ratio;
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let index = Math.max(0, Math.ceil(centre - reach)); index <= last; index++) {
      const place = Math.abs(index - centre) * cut * stepsPerCrossing;
      const whole = Math.floor(place);
      const low = kernel[whole] ?? 0;
      sum += (samples[index] ?? 0) * (low + (place - whole) * ((kernel[whole + 1] ?? 0) - low));
    }
    const value = sum * cut;
    out[at] = Math.max(-1, Math.min(1, value));
  }
  return out;
};

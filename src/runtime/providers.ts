/**
 * Which execution provider serves: an ordered list is walked, each refusal is kept with its reason, the first that
 * starts wins. onnxruntime's own fallback is not used: it hides which provider serves and throws where a library lacks.
 */
import { existsSync, readdirSync } from 'node:fs';
import { AppError } from '../core/index.ts';
import { defaultProviders, type ModelOptions, type ProviderName, providerNames, type RefusedProvider } from './port.ts';

/** Vulkan drivers that compute on the processor: hidden from the loader unless `webgpu-software` is asked for. */
const softwareDrivers = '*lvp*,*swiftshader*,*vk_swiftshader*';

const hasGraphicsDevice = (): boolean => {
  if (process.platform !== 'linux') return true;
  const render = existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  return render || existsSync('/dev/nvidiactl') || existsSync('/dev/dxg');
};

/**
 * A reason not to try a provider at all, or null. Without a graphics device WebGPU would start on a software adapter
 * (many times slower than the CPU provider) or search for seconds, so it is refused before it is tried.
 */
const refusalBeforeTrying = (provider: ProviderName): string | null => {
  if (provider === 'webgpu' && !hasGraphicsDevice()) {
    return 'no graphics device found (none of /dev/dri/renderD*, /dev/nvidiactl, /dev/dxg)';
  }
  if (provider === 'coreml' && process.platform !== 'darwin') return 'CoreML exists on macOS only';
  if (provider === 'dml' && process.platform !== 'win32') return 'DirectML exists on Windows only';
  return null;
};

/** The Vulkan loader reads this variable when the first device is opened, so it is set before that. */
const chooseVulkanDrivers = (provider: ProviderName): void => {
  if (provider === 'webgpu') process.env['VK_LOADER_DRIVERS_DISABLE'] ??= softwareDrivers;
  if (provider === 'webgpu-software' && process.env['VK_LOADER_DRIVERS_DISABLE'] === softwareDrivers) {
    delete process.env['VK_LOADER_DRIVERS_DISABLE'];
  }
};

/** The name onnxruntime knows a provider by. */
export const runtimeName = (provider: ProviderName): string => (provider === 'webgpu-software' ? 'webgpu' : provider);

export interface Served<Session> {
  readonly session: Session;
  readonly provider: ProviderName;
  readonly refused: readonly RefusedProvider[];
}

/**
 * Opens a session with the first provider that starts.
 * @throws AppError no-provider naming every refusal; bad-input for an unknown provider name or an empty list.
 */
export const firstThatServes = async <Session>(
  options: ModelOptions,
  open: (provider: ProviderName) => Promise<Session>,
): Promise<Served<Session>> => {
  const wanted = options.providers ?? defaultProviders;
  const unknown = wanted.find((name) => !providerNames.includes(name));
  if (unknown !== undefined || wanted.length === 0) {
    const what = unknown === undefined ? 'The list of execution providers is empty' : `Unknown provider "${unknown}"`;
    throw new AppError('bad-input', `${what}; choose from ${providerNames.join(', ')}.`);
  }
  const refused: RefusedProvider[] = [];
  let cause: unknown;
  for (const provider of wanted) {
    const reason = refusalBeforeTrying(provider);
    if (reason !== null) {
      refused.push({ provider, reason });
      continue;
    }
    chooseVulkanDrivers(provider);
    try {
      return { session: await open(provider), provider, refused };
    } catch (error) {
      cause = error;
      refused.push({ provider, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const list = refused.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
  throw new AppError('no-provider', `No execution provider could be started (${list}). Add "cpu" to the list.`, {
    cause,
    details: { refused },
  });
};

/**
 * The PyTorch reference (bench/reference) as a child process: JSON lines in, JSON lines out. SAYDRAG_PYTHON names the
 * interpreter, default python3. Where it or torch is missing, opening says so and the comparison is left out.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Latent } from '../src/core/index.ts';
import { type DragCase, freeRectangle, learningRate, maskWeight, pointsOf } from './drag-case.ts';

export interface PyTorchAbout {
  readonly torch: string;
  readonly card: string | null;
}

export interface PyTorchStep {
  readonly points: readonly (readonly [number, number])[];
  readonly loss: number;
  readonly seconds: number;
  readonly processorSeconds: number;
}

export interface PyTorchSteps {
  readonly steps: readonly PyTorchStep[];
  readonly residentMb: number | null;
  readonly peakMb: number;
  readonly deviceMb: number | null;
}

export interface PyTorchVariant {
  /** The published code synthesises the picture in every iteration; false leaves it and all layers above out. */
  readonly picture: boolean;
  readonly compile: boolean;
}

const program = fileURLToPath(new URL('./reference/serve.py', import.meta.url));

export class PyTorch {
  readonly about: PyTorchAbout;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcessWithoutNullStreams, lines: AsyncIterator<string>, about: PyTorchAbout) {
    this.#child = child;
    this.#lines = lines;
    this.about = about;
  }

  /** A reason in words where there is no PyTorch. */
  static async start(): Promise<PyTorch | string> {
    const python = process.env['SAYDRAG_PYTHON'] ?? 'python3';
    const probe = spawnSync(python, ['-c', 'import torch'], { encoding: 'utf8' });
    if (probe.status !== 0) {
      const reason = probe.error?.message ?? probe.stderr.trim().split('\n').at(-1);
      return `"${python} -c 'import torch'" failed (${reason}); set SAYDRAG_PYTHON to a Python with torch`;
    }
    const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const about = (await PyTorch.#ask(child, lines, { do: 'about' })) as PyTorchAbout;
    return new PyTorch(child, lines, about);
  }

  static async #ask(
    child: ChildProcessWithoutNullStreams,
    lines: AsyncIterator<string>,
    request: object,
  ): Promise<unknown> {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error('The PyTorch reference ended before it had answered.');
    const answer = JSON.parse(value) as { readonly error?: string };
    if (answer.error !== undefined) throw new Error(`The PyTorch reference failed: ${answer.error}`);
    return answer;
  }

  #say(request: object): Promise<unknown> {
    return PyTorch.#ask(this.#child, this.#lines, request);
  }

  async open(model: string, device: 'cpu' | 'cuda', threads: number): Promise<void> {
    await this.#say({ do: 'open', model, device, threads });
  }

  async begin(drag: DragCase, latent: Latent, variant: PyTorchVariant): Promise<void> {
    const points = pointsOf(drag);
    await this.#say({
      do: 'start',
      latent: [...latent.values],
      handles: points.map(({ handle: { x, y } }) => [x, y]),
      targets: points.map(({ target: { x, y } }) => [x, y]),
      keep: drag.masked ? freeRectangle(drag.model) : null,
      settings: { ...variant, learningRate, maskWeight },
    });
  }

  async steps(count: number): Promise<PyTorchSteps> {
    return (await this.#say({ do: 'steps', count })) as PyTorchSteps;
  }

  close(): void {
    this.#child.stdin.end();
  }
}

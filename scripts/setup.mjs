#!/usr/bin/env node
/**
 * Brings what the other commands need. Runs before `npm start` and `npm test`, on the system's own Node (20.20 or
 * newer): plain JavaScript, no imports beyond Node's.
 *
 *   node scripts/setup.mjs               installs the packages when they are missing or older than package-lock.json
 *   node scripts/setup.mjs --test-tools  also brings the browser and the software GPU that some tests drive, where
 *                                        that is possible (Debian or Ubuntu, as root); says so where it is not
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestGoodMesa = 25;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  fail(`Node ${process.versions.node} is too old for the set-up: 20.20 or newer is needed.`);
}

installPackages();
if (process.argv.includes('--test-tools')) installTestTools();

/** npm's own record of what is installed is as new as the last install; the lock file says what should be. */
function installPackages() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  say('Installing packages (once, about a minute) …');
  const npm = process.env['npm_execpath'];
  // ONNXRUNTIME_NODE_INSTALL: CUDA libraries come from a host of their own and are optional (README, "A GPU").
  const environment = { ONNXRUNTIME_NODE_INSTALL: 'skip', ...process.env };
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...first, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status !== 0) fail(`"npm install" ended with status ${result.status}: see its message above.`);
}

function installTestTools() {
  const wanted = [];
  if (!browserPath()) wanted.push('chromium');
  if (process.platform === 'linux' && mesaMajor() < oldestGoodMesa) wanted.push('mesa-vulkan-drivers', 'libvulkan1');
  if (wanted.length === 0) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get')) {
    say(`Not on this machine: ${wanted.join(', ')}. The tests that need them are skipped and counted.`);
    say(`To run them too, install Chromium (or set CHROMIUM_PATH) and Mesa ${oldestGoodMesa} or newer.`);
    return;
  }
  say(`Installing ${wanted.join(', ')} with apt-get …`);
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    const backports = wanted.includes('mesa-vulkan-drivers') && addBackports();
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...(backports ? ['-t', backports] : []), ...wanted);
  } catch (error) {
    say(`apt-get failed (${error.message}); the tests that need ${wanted.join(', ')} are skipped and counted.`);
  }
}

/** The major version of the installed software Vulkan driver, 0 without one. Older than 25 fails with WebGPU. */
function mesaMajor() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format, not JavaScript's
  const query = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Version}', 'mesa-vulkan-drivers'], {
    encoding: 'utf8',
  });
  const version = /^installed (?:\d+:)?(\d+)\./.exec(query.stdout ?? '')?.[1];
  return version === undefined ? 0 : Number(version);
}

/**
 * Debian 12 carries Mesa 25 in its backports only: adds them beside the archive that the machine already uses.
 * Returns the suite's name, or null where the machine's own suite is new enough or of another kind.
 */
function addBackports() {
  const source = '/etc/apt/sources.list.d/debian.sources';
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (!release.includes('VERSION_CODENAME=bookworm') || !existsSync(source)) return null;
  const suite = 'bookworm-backports';
  const archive = readFileSync(source, 'utf8')
    .split(/\n\s*\n/)
    .find((entry) => /^Suites:.*\bbookworm\b/m.test(entry));
  if (!archive) return null;
  writeFileSync(
    '/etc/apt/sources.list.d/saydrag-backports.sources',
    `${archive.replace(/^Suites:.*$/m, `Suites: ${suite}`)}\n`,
  );
  return suite;
}

function browserPath() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  return ['chromium', 'google-chrome', 'chromium-browser'].map(onPath).find(Boolean);
}

function onPath(command) {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, command);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

function say(text) {
  process.stdout.write(`saydrag: ${text}\n`);
}

function fail(text) {
  process.stderr.write(`saydrag: ${text}\n`);
  process.exit(1);
}

/** The settings, each with the words that change it by voice. A dialog of the browser's own: Escape closes it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../state/store.ts';
import { longestEndOfSpeechMs, shortestEndOfSpeechMs } from '../voice/endpointer.ts';
import { textSizes, voiceRates } from '../voice/settings.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

const Row = ({ say, children }: { readonly say: string; readonly children: ComponentChildren }) => (
  <div class="setting">
    {children}
    <p class="setting-say">Say {say}.</p>
  </div>
);

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
}

const Choice = <Value extends string>({ legend, name, value, options, onChoose }: ChoiceProps<Value>) => (
  <fieldset class="choice">
    <legend>{legend}</legend>
    <div class="choice-options">
      {options.map(([option, words]) => (
        <label key={option} class="choice-option">
          <input type="radio" name={name} checked={value === option} onChange={() => onChoose(option)} />
          {words}
        </label>
      ))}
    </div>
  </fieldset>
);

interface ScaleProps {
  readonly id: string;
  readonly label: string;
  readonly shown: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onSet: (value: number) => void;
}

const Scale = ({ id, label, shown, value, min, max, step, onSet }: ScaleProps) => (
  <div class="scale">
    <label for={id}>{label}</label>
    <output for={id}>{shown}</output>
    <input
      id={id}
      type="range"
      min={min}
      max={max}
      step={step}
      value={value}
      aria-valuetext={shown}
      onInput={(event) => onSet(event.currentTarget.valueAsNumber)}
    />
  </div>
);

const Check = ({
  label,
  checked,
  onSet,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onSet: (on: boolean) => void;
}) => (
  <label class="check">
    <input type="checkbox" checked={checked} onChange={(event) => onSet(event.currentTarget.checked)} />
    {label}
  </label>
);

const Rows = () => {
  const store = useStore();
  const { voice } = store;
  const settings = voice.settings.value;
  return (
    <>
      <Row say="“hands free” or “push to talk”">
        <Choice
          legend="Listening"
          name="listening"
          value={settings.listening}
          options={[
            ['hands-free', 'Hands free'],
            ['push-to-talk', 'Push to talk'],
          ]}
          onChoose={(listening) => voice.change({ setting: 'listening', to: listening })}
        />
      </Row>
      <Row say="“wait longer” or “wait shorter”">
        <Scale
          id="end-of-speech"
          label="A silence that ends what you say"
          shown={`${settings.endOfSpeechMs} ms`}
          value={settings.endOfSpeechMs}
          min={shortestEndOfSpeechMs}
          max={longestEndOfSpeechMs}
          step={50}
          onSet={(endOfSpeechMs) => voice.set({ endOfSpeechMs })}
        />
      </Row>
      <Row say="“voice on”, “voice off”; “quiet” ends one reply">
        <Check
          label="Speak the replies"
          checked={settings.voice}
          onSet={(on) => voice.change({ setting: 'voice', to: on ? 'on' : 'off' })}
        />
      </Row>
      <Row say="“speak slower” or “speak faster”">
        <Scale
          id="voice-rate"
          label="Speed of the voice"
          shown={`${settings.voiceRate} ×`}
          value={settings.voiceRate}
          min={voiceRates[0]}
          max={voiceRates.at(-1) ?? 2}
          step={0.25}
          onSet={(voiceRate) => voice.set({ voiceRate })}
        />
      </Row>
      <Row say="“sounds on” or “sounds off”">
        <Check
          label="Short sounds"
          checked={settings.sounds}
          onSet={(on) => voice.change({ setting: 'sounds', to: on ? 'on' : 'off' })}
        />
      </Row>
      <Row say="“dark mode” or “light mode”">
        <Choice
          legend="Theme"
          name="theme"
          value={settings.theme}
          options={[
            ['system', 'As the system'],
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
          onChoose={(theme) => voice.change({ setting: 'theme', to: theme })}
        />
      </Row>
      <Row say="“bigger text” or “smaller text”">
        <Scale
          id="text-size"
          label="Size of the text"
          shown={`${settings.textPercent} %`}
          value={settings.textPercent}
          min={textSizes[0]}
          max={textSizes.at(-1) ?? 200}
          step={1}
          onSet={(textPercent) => voice.set({ textPercent })}
        />
      </Row>
      <div class="setting">
        <Check
          label="Show the picture while it moves"
          checked={store.everyFrame.value}
          onSet={(on) => store.setEveryFrame(on)}
        />
        <p class="setting-say">Off, an edit shows its first and its last picture only.</p>
      </div>
    </>
  );
};

export const SettingsPanel = () => {
  const { voice } = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = voice.settingsOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      class="settings"
      ref={dialog}
      aria-labelledby="settings-title"
      onClose={() => {
        voice.settingsOpen.value = false;
      }}
    >
      <div class="settings-head">
        <h2 id="settings-title">Settings</h2>
        <Button
          class="icon-button"
          label="Close the settings"
          onPress={() => {
            voice.settingsOpen.value = false;
          }}
        >
          <Icon name="close" />
        </Button>
      </div>
      {open && <Rows />}
      <p class="settings-kept">Kept in this browser only.</p>
    </dialog>
  );
};

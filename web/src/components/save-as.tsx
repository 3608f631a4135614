/** The other ways to keep the picture: a list that opens beside its button and closes with Escape or a press elsewhere. */
import type { ControlCommand, SaveFormat } from '../../../src/core/index.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icons.tsx';

const listId = 'save-as';

const formats: readonly (readonly [SaveFormat, string, string])[] = [
  ['webp', 'WebP', 'smaller, without loss'],
  ['jpeg', 'JPEG', 'smallest, for mail'],
  ['gif', 'GIF', 'the last edit, moving'],
  ['video', 'Video', 'the last edit, as WebM'],
];

export const SaveAsButton = () => {
  const store = useStore();
  const unavailable = store.frames.value === null || store.offline.value;
  return (
    <button
      type="button"
      class="tool save-as-button"
      title="Other formats, a moving picture, a link"
      {...(unavailable ? { 'aria-disabled': 'true' } : { popovertarget: listId })}
    >
      <Icon name="more" />
      <span>Save as</span>
    </button>
  );
};

/** Outside of the rail of tools, which scrolls on small screens and would scroll back when it opens. */
export const SaveAsList = () => {
  const store = useStore();
  const run = (command: ControlCommand) => {
    document.getElementById(listId)?.hidePopover();
    void store.control(command);
  };
  return (
    <div id={listId} class="save-as" popover="auto">
      <fieldset class="save-as-list" aria-label="Save as">
        {formats.map(([format, name, what]) => (
          <button key={format} type="button" class="save-as-way" onClick={() => run({ kind: 'save', format })}>
            <span>{name}</span> <span class="save-as-what">{what}</span>
          </button>
        ))}
        <button type="button" class="save-as-way" onClick={() => run({ kind: 'copy-link' })}>
          <span>Copy link</span> <span class="save-as-what">while the server keeps it</span>
        </button>
      </fieldset>
    </div>
  );
};

/**
 * What can be done with the picture without words, in groups: steps of the history, another picture, spots of this one, and
 * keeping it. Each button says on hover, and to a screen reader, what it is for.
 */
import type { ComponentChildren } from 'preact';
import { pictureFileName } from '../../../src/core/index.ts';
import { savePicture } from '../picture/save-picture.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';
import { SaveAsButton } from './save-as.tsx';

interface ToolProps {
  readonly icon: IconName;
  readonly words: string;
  /** What it is for, where its word alone does not tell. */
  readonly title?: string;
  readonly onPress: () => void;
  readonly unavailable?: boolean;
  readonly pressed?: boolean;
}

const Tool = ({ icon, words, title, onPress, unavailable, pressed }: ToolProps) => (
  <Button
    class="tool"
    onPress={onPress}
    {...(title === undefined ? {} : { title })}
    {...(unavailable === undefined ? {} : { unavailable })}
    {...(pressed === undefined ? {} : { pressed })}
  >
    <Icon name={icon} />
    <span>{words}</span>
  </Button>
);

const Group = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <fieldset class="tool-group" aria-label={label}>
    {children}
  </fieldset>
);

export const Tools = () => {
  const store = useStore();
  const { conversation, manual } = store.page.value;
  const frames = store.frames.value;
  // A running edit is no obstacle: undo takes it back, the original and a new image stop it first.
  const away = store.offline.value;
  const dragging = store.dragging.value;
  const undoSteps = conversation?.undoSteps ?? 0;
  const redoSteps = conversation?.redoSteps ?? 0;
  const namesShown = store.namesShown.value;

  const overlay = (what: 'numbers' | 'grid' | 'history') => {
    const shown = store.page.value.overlay.shown.includes(what);
    return {
      pressed: shown,
      unavailable: store.offline.value,
      onPress: () => void store.control({ kind: 'overlay', what, shown: !shown }),
    };
  };

  const save = () => {
    if (conversation === null || frames === null) return;
    const name = pictureFileName(conversation.seed, store.standingName.value ?? conversation.title);
    savePicture(conversation.conversationId, frames.current, `${name}.png`).catch(() =>
      store.trouble('The picture could not be saved as PNG.'),
    );
  };

  return (
    <fieldset class="tools" aria-label="Tools">
      <Group label="Steps">
        <Tool
          icon="undo"
          words="Undo"
          unavailable={away || (undoSteps === 0 && !dragging)}
          onPress={() => void store.control({ kind: 'undo', steps: 1 })}
        />
        <Tool
          icon="redo"
          words="Redo"
          unavailable={away || dragging || redoSteps === 0}
          onPress={() => void store.control({ kind: 'redo', steps: 1 })}
        />
        <Tool
          icon="original"
          words="Original"
          title="Back to the picture as its seed made it"
          unavailable={away || (undoSteps === 0 && !dragging)}
          onPress={() => void store.control({ kind: 'original' })}
        />
        <Tool
          icon="history"
          words="History"
          title="Every step with its picture, to go back to"
          {...overlay('history')}
        />
        <Tool
          icon="compare"
          words="Compare"
          title="Before and after the last edit, side by side"
          pressed={store.comparing.value}
          unavailable={dragging || !(store.comparing.value || store.comparable.value)}
          onPress={() => store.toggleCompare()}
        />
      </Group>
      <Group label="Spots">
        <Tool
          icon="names"
          words="Names"
          title="The parts that were found, with the names to say"
          pressed={namesShown}
          onPress={() => store.showNames(!namesShown)}
        />
        <Tool
          icon="numbers"
          words="Numbers"
          title="A number on every part: say “drag 3 to 7” or press two"
          {...overlay('numbers')}
        />
        <Tool icon="grid" words="Grid" title="Numbered squares, for any spot of the picture" {...overlay('grid')} />
        <Tool
          icon="hand"
          words="By hand"
          title="Click a spot, then where it should go"
          pressed={manual.on}
          onPress={() => store.manual({ kind: 'switched', on: !manual.on })}
        />
      </Group>
      <Group label="Pictures">
        <Tool
          icon="image"
          words="New image"
          title="Another picture of this model"
          unavailable={away}
          onPress={() => void store.control({ kind: 'new-image' })}
        />
        <Tool
          icon="save"
          words="Save PNG"
          title="This picture as a file, exactly as it is"
          unavailable={frames === null}
          onPress={save}
        />
        <SaveAsButton />
      </Group>
    </fieldset>
  );
};

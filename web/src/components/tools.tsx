/** What can be done with the picture without words. */
import { pictureFileName } from '../../../src/core/index.ts';
import { savePicture } from '../picture/save-picture.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';
import { SaveAsButton } from './save-as.tsx';

interface ToolProps {
  readonly icon: IconName;
  readonly words: string;
  readonly onPress: () => void;
  readonly unavailable?: boolean;
  readonly pressed?: boolean;
}

const Tool = ({ icon, words, onPress, unavailable, pressed }: ToolProps) => (
  <Button
    class="tool"
    onPress={onPress}
    {...(unavailable === undefined ? {} : { unavailable })}
    {...(pressed === undefined ? {} : { pressed })}
  >
    <Icon name={icon} />
    <span>{words}</span>
  </Button>
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
        unavailable={away || (undoSteps === 0 && !dragging)}
        onPress={() => void store.control({ kind: 'original' })}
      />
      <Tool
        icon="image"
        words="New image"
        unavailable={away}
        onPress={() => void store.control({ kind: 'new-image' })}
      />
      <Tool icon="history" words="History" {...overlay('history')} />
      <Tool icon="numbers" words="Numbers" {...overlay('numbers')} />
      <Tool icon="grid" words="Grid" {...overlay('grid')} />
      <Tool
        icon="points"
        words="Points"
        pressed={store.showPoints.value}
        onPress={() => store.setShowPoints(!store.showPoints.value)}
      />
      <Tool
        icon="hand"
        words="By hand"
        pressed={manual.on}
        onPress={() => store.manual({ kind: 'switched', on: !manual.on })}
      />
      <Tool
        icon="compare"
        words="Compare"
        pressed={store.comparing.value}
        unavailable={store.dragging.value || !(store.comparing.value || store.comparable.value)}
        onPress={() => store.toggleCompare()}
      />
      <Tool
        icon="pause"
        words="Pause view"
        pressed={!store.everyFrame.value}
        onPress={() => store.setEveryFrame(!store.everyFrame.value)}
      />
      <Tool icon="save" words="Save PNG" unavailable={frames === null} onPress={save} />
      <SaveAsButton />
    </fieldset>
  );
};

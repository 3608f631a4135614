/** What a newcomer reads first; who was here before is offered their picture. */
import { useSignal } from '@preact/signals';
import { currentPicturePath } from '../../../src/protocol/page-effects.ts';
import { goTo } from '../connection/address.ts';
import { useStore } from '../state/store.ts';

/** Shown once its picture is there: a conversation that is no longer kept has none. */
const Last = ({ conversationId }: { readonly conversationId: string }) => {
  const there = useSignal(false);
  return (
    <button type="button" class="last" hidden={!there.value} onClick={() => goTo(conversationId)}>
      <img
        src={currentPicturePath(conversationId)}
        alt=""
        width={56}
        height={56}
        onLoad={() => {
          there.value = true;
        }}
      />
      <span>Go on with your last picture</span>
    </button>
  );
};

export const Hint = () => {
  const last = useStore().lastConversation.value;
  return (
    <div class="hint">
      <p class="hint-lead">Say what should change.</p>
      <p class="hint-more">
        Write it as you would say it, or press the microphone and speak. SayDrag finds the spots in the picture and
        moves them while you watch. Every step can be undone.
      </p>
      {last !== null && <Last conversationId={last} />}
    </div>
  );
};

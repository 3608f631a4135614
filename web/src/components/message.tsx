/** One message of the conversation. Errors are announced at once; everything else by the log that it is in. */
import type { PageMessage } from '../state/page-state.ts';
import { keepTogether } from '../state/words.ts';
import { Figures } from './figures.tsx';

const speaker: Readonly<Record<PageMessage['role'], string>> = { user: 'You', assistant: 'SayDrag' };

/** Addresses on this server, as the address that can be given to somebody else. */
const address = /(\/api\/conversations\/[^\s”]+)/;

const Words = ({ text }: { readonly text: string }) => (
  <>
    {text.split(address).map((piece, at) =>
      at % 2 === 1 ? (
        <a key={piece} href={piece} target="_blank" rel="noreferrer">
          {new URL(piece, window.location.href).href}
        </a>
      ) : (
        keepTogether(piece)
      ),
    )}
  </>
);

export const Message = ({ message }: { readonly message: PageMessage }) => (
  <div
    class={`message message-${message.role} kind-${message.kind}`}
    role={message.kind === 'error' ? 'alert' : undefined}
  >
    <span class="visually-hidden">{speaker[message.role]}: </span>
    <p class="message-text">
      <Words text={message.text} />
    </p>
    {message.figures !== null && <Figures figures={message.figures} />}
  </div>
);

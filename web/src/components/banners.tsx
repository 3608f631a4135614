/** What stands between a person and their picture: no connection, or an engine that is not well. */
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';

export const Banners = () => {
  const store = useStore();
  const { connection, engine, conversation } = store.page.value;
  const waiting = connection === 'connecting' && conversation === null;
  return (
    <div class="banners">
      <div role="alert">
        {connection === 'lost' && (
          <div class="banner banner-warning">
            <p>
              <strong>Connection lost.</strong> Your picture and your words are kept; trying again by itself.
            </p>
            <Button class="button" onPress={() => store.retry()}>
              Try now
            </Button>
          </div>
        )}
        {engine?.state === 'failed' && (
          <div class="banner banner-error">
            <p>
              <strong>The engine has stopped.</strong> {engine.text}
            </p>
          </div>
        )}
      </div>
      <div role="status">
        {waiting && (
          <div class="banner banner-late">
            <p>
              <strong>Connecting to SayDrag …</strong> If this stays, is <code>saydrag serve</code> running?
            </p>
          </div>
        )}
        {connection === 'restored' && (
          <div class="banner banner-good">
            <p>
              <strong>Connected again.</strong> Everything is where you left it.
            </p>
          </div>
        )}
        {engine?.state === 'restarting' && (
          <div class="banner banner-warning">
            <p>
              <strong>The engine is starting again.</strong> {engine.text}
            </p>
          </div>
        )}
      </div>
    </div>
  );
};

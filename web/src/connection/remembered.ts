/** The few things the page remembers: the conversation for this tab, choices of view for this browser. */

/** Storage can be forbidden or full; then things are remembered until the page is left. */
const guarded = (storage: () => Storage, key: string) => {
  let fallback: string | null = null;
  return {
    get value(): string | null {
      try {
        return storage().getItem(key) ?? fallback;
      } catch {
        return fallback;
      }
    },
    set value(next: string | null) {
      fallback = next;
      try {
        if (next === null) storage().removeItem(key);
        else storage().setItem(key, next);
      } catch {
        // Kept in `fallback`.
      }
    },
  };
};

export const rememberedConversation = guarded(() => sessionStorage, 'saydrag-conversation');
/** The conversation of this browser in which something was done last, for a page that is opened anew. */
export const rememberedLast = guarded(() => localStorage, 'saydrag-last-conversation');
/** 'light', 'dark', or null for the system's. public/theme.js reads it before the first paint. */
export const rememberedTheme = guarded(() => localStorage, 'saydrag-theme');
export const rememberedPoints = guarded(() => localStorage, 'saydrag-points');
export const rememberedMotion = guarded(() => localStorage, 'saydrag-live-frames');
export const rememberedSettings = guarded(() => localStorage, 'saydrag-settings');
/** 'on' while this tab has its microphone open: a page loaded anew says why it is off. */
export const rememberedMicrophone = guarded(() => sessionStorage, 'saydrag-microphone');
/** Phrases that were taught in this browser, as JSON. */
export const rememberedPhrases = guarded(() => localStorage, 'saydrag-phrases');

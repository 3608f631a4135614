/** The address of a conversation: the page's own with its id behind the #, which no server is told. */
const form = /^#conversation=([\w-]{1,64})$/;

/** Null where the address names none. */
export const addressedConversation = (): string | null => form.exec(window.location.hash)?.[1] ?? null;

/** From now on the address of this page leads back to the conversation. */
export const address = (conversationId: string): void =>
  window.history.replaceState(null, '', `#conversation=${conversationId}`);

/** Goes there: the page is loaded anew. */
export const goTo = (conversationId: string): void => {
  window.location.hash = `conversation=${conversationId}`;
};

/** Another address was written or gone back to. */
export const onOtherAddress = (standing: () => string | null): void =>
  window.addEventListener('hashchange', () => {
    const asked = addressedConversation();
    if (asked !== null && asked !== standing()) window.location.reload();
  });

/** What a newcomer reads first. */
export const Hint = () => (
  <div class="hint">
    <p class="hint-lead">Say what should change.</p>
    <p class="hint-more">
      Write it as you would say it. SayDrag finds the spots in the picture and moves them while you watch. Nothing is
      lost: every step can be undone.
    </p>
  </div>
);

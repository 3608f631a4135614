/**
 * A button that keeps the focus when what it does is not available: `aria-disabled` and not `disabled`, so a person
 * who undoes step by step with the keyboard is not thrown off the page at the last step.
 */
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly class?: string;
  readonly unavailable?: boolean;
  readonly pressed?: boolean;
  readonly submit?: boolean;
  readonly label?: string;
  readonly id?: string;
  readonly title?: string;
}

export const Button = ({
  children,
  onPress,
  class: className,
  unavailable,
  pressed,
  submit,
  label,
  id,
  title,
}: ButtonProps) => (
  <button
    id={id}
    title={title}
    type={submit === true ? 'submit' : 'button'}
    class={className ?? 'button'}
    aria-disabled={unavailable === true ? 'true' : undefined}
    aria-pressed={pressed}
    aria-label={label}
    onClick={(event) => {
      if (unavailable === true) event.preventDefault();
      else onPress();
    }}
  >
    {children}
  </button>
);

/** How the name of a key point is said: "eye_left" is "left eye", "ear_tip_right" the "right ear tip". */
export const pointName = (name: string): string => {
  const words = name.split(/[_-]+/).filter((word) => word !== '');
  const side = words.at(-1);
  // A detector puts the side last; what a person taught stands as it was said.
  const sided = name.includes('_') && (side === 'left' || side === 'right');
  return (sided ? [side, ...words.slice(0, -1)] : words).join(' ');
};

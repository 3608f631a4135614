/** A file that is dropped on the page is never opened in its place: taught parts are taken in, of others it is said why not. */
import { useEffect } from 'preact/hooks';
import { useStore } from '../state/store.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

export const useDroppedFile = (): void => {
  const store = useStore();
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const [file, ...more] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      if (more.length > 0) store.trouble('Drop one file at a time.');
      else store.takeFile(file);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [store]);
};

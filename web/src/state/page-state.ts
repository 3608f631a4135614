/** What the page knows, as one readonly value. It changes only in reduce.ts; components read it through the store. */
import type { ImagePoint, KeyPoint, PlannedPoint } from '../../../src/core/index.ts';
import type {
  ChatMessage,
  ConversationEvent,
  ConversationState,
  ServerEventBody,
  Welcome,
} from '../../../src/protocol/events.ts';
import { type HistoryView, noOverlay, type Overlay } from '../../../src/protocol/page-effects.ts';
import { type ManualAction, type ManualState, noManualPoints } from './manual-points.ts';
import { noPainting, type PaintAction, type Painting } from './painting.ts';

export type DragFigures = ServerEventBody<'drag-ended'>;

export interface PageMessage extends ChatMessage {
  /** The figures of the drag that a result message tells about. */
  readonly figures: DragFigures | null;
  /** True for what the page itself has to say (refused, lost); the server does not know of it. */
  readonly local: boolean;
}

export interface DragView {
  readonly dragId: string;
  readonly says: string;
  readonly points: readonly PlannedPoint[];
  /** Where each point was at every progress event so far, the start included. */
  readonly trails: readonly (readonly ImagePoint[])[];
  readonly step: number;
  readonly maxSteps: number;
  readonly farthestPx: number;
  /** 0..1, never falling. */
  readonly done: number;
  readonly masked: boolean;
  readonly phase: 'running' | 'stopping' | 'over';
}

export type Connection = 'connecting' | 'connected' | 'lost' | 'restored';

export interface PageState {
  readonly connection: Connection;
  /** Null until the first welcome. */
  readonly conversation: ConversationState | null;
  readonly messages: readonly PageMessage[];
  readonly keyPoints: readonly KeyPoint[];
  /** What the server says lies over the picture. */
  readonly overlay: Overlay;
  readonly history: HistoryView;
  readonly drag: DragView | null;
  /** A finished drag's figures that wait for their result message, where that comes second. */
  readonly figuresWaiting: DragFigures | null;
  /** Null while the engine is well. */
  readonly engine: ServerEventBody<'engine-status'> | null;
  readonly manual: ManualState;
  readonly painting: Painting;
  readonly nextLocalId: number;
}

export type PageAction =
  | { readonly kind: 'welcome'; readonly welcome: Welcome; readonly askedFor: string | null }
  | { readonly kind: 'connection-lost' }
  | { readonly kind: 'restored-noticed' }
  | { readonly kind: 'event'; readonly event: ConversationEvent }
  /** Something was refused or went wrong on this side: said in the chat. */
  | { readonly kind: 'trouble'; readonly text: string }
  | { readonly kind: 'stop-sent' }
  | { readonly kind: 'stop-refused' }
  | { readonly kind: 'manual'; readonly action: ManualAction }
  | { readonly kind: 'painting'; readonly action: PaintAction };

export const initialPageState: PageState = {
  connection: 'connecting',
  conversation: null,
  messages: [],
  keyPoints: [],
  overlay: noOverlay,
  history: { current: 0, steps: [] },
  drag: null,
  figuresWaiting: null,
  engine: null,
  manual: noManualPoints,
  painting: noPainting,
  nextLocalId: 1,
};

export const isDragging = (state: PageState): boolean => state.drag !== null && state.drag.phase !== 'over';

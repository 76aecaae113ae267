"use client";

import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type Dispatch,
  type SubmitEvent,
  type ReactNode,
} from "react";
import { toMessage, type SubmitAction } from "@/components/ui/form-answer";
import { useFormAnswer } from "@/components/ui/use-form-answer";
import type { Tariff } from "@/lib/domain/pricing";
import type { SeatState } from "@/lib/domain/seating";
import type { SeatView } from "@/lib/queries/seat-map";
import type { ActionState } from "@/lib/web/action-state";
import { Hall } from "./hall";
import { isSelectable, toRows } from "./seat-rows";
import { changeSelection, type SelectionChange } from "./selection";
import { judgeSelection } from "./judge-selection";
import { SummaryBar } from "./summary-bar";
import { useLiveSeats } from "./use-live-seats";
import { useSeatHandlers } from "./use-seat-handlers";
import { ViewSwitch } from "./view-switch";
import "./seat-map.css";

interface Props {
  readonly showtimeId: string;
  readonly action: SubmitAction;
  readonly seats: readonly SeatView[];
  readonly columns: number;
  readonly tariff: Tariff;
  readonly startWith: readonly string[];
  readonly intro: string;
  readonly hasHold: boolean;
  /** The legend: drawn by the server, shown above the hall. */
  readonly children: ReactNode;
}

/** Choosing seats: one form of checkboxes, with a running total and live seats where scripts run. */
export function SeatPicker({ children, ...props }: Props) {
  const { selection, change, verdict, state, isPending, formAction, onSubmit } =
    useSeatPicker(props);
  const { form, scroller, stopId, setStopId } = useFirstLook(props.seats, change);
  const handlers = useSeatHandlers({ seats: selection.seats, change, setStopId });
  const rows = useMemo(() => toRows(selection.seats), [selection.seats]);
  return (
    <div className="seat-picker">
      <div className="page mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        {children}
        <ViewSwitch />
      </div>
      <form ref={form} action={formAction} onSubmit={onSubmit}>
        <input type="hidden" name="showtimeId" value={props.showtimeId} />
        <div ref={scroller} className="seat-scroll">
          <Hall
            rows={rows}
            columns={props.columns}
            currency={props.tariff.currency}
            chosen={selection.chosen}
            stopId={stopId}
            handlers={handlers}
          />
        </div>
        <SummaryBar
          chosen={verdict.chosen}
          quote={verdict.quote}
          intro={props.intro}
          hint={selection.news || verdict.hint || toMessage(state)}
          hasHold={props.hasHold}
          isPending={isPending}
        />
      </form>
    </div>
  );
}

function useSeatPicker({ showtimeId, action, seats, tariff, startWith }: Omit<Props, "children">) {
  const [state, formAction, isPending] = useFormAnswer(action);
  const start = { seats, chosen: new Set(startWith), news: "" };
  const [selection, change] = useReducer(changeSelection, start);
  const onSeen = useCallback(
    (states: ReadonlyMap<string, SeatState>) => change({ kind: "seen", states }),
    [],
  );
  useLiveSeats(showtimeId, onSeen);
  useEffect(() => {
    const lost = listLost(state);
    if (lost.size > 0) onSeen(lost);
  }, [state, onSeen]);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    // Sent by hand, so that React does not reset the ticked boxes when the answer is a refusal.
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    startTransition(() => formAction(sent));
  };
  const verdict = useMemo(() => judgeSelection(selection, tariff), [selection, tariff]);
  return { selection, change, verdict, state, isPending, formAction, onSubmit };
}

/** What scripts find when they start: boxes ticked before them, and a hall wider than the window. */
function useFirstLook(seats: readonly SeatView[], change: Dispatch<SelectionChange>) {
  const form = useRef<HTMLFormElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [stopId, setStopId] = useState<string | null>(null);
  const [first] = useState(() => seats.find(isSelectable)?.id ?? null);
  useEffect(() => {
    change({ kind: "adopted", ids: readTicked(form.current) });
    setStopId(first);
    centre(scroller.current);
  }, [change, first]);
  return { form, scroller, stopId, setStopId };
}

function readTicked(form: HTMLFormElement | null): string[] {
  const ticked = form?.querySelectorAll<HTMLInputElement>('input[name="seat"]:checked') ?? [];
  return Array.from(ticked, (input) => input.value);
}

/** Seats a refusal names are somebody else's, whatever the last look said. */
function listLost(state: ActionState<unknown>): ReadonlyMap<string, SeatState> {
  const isLoss = state.kind === "refused" && state.refusal.code === "seats_taken";
  const lost = isLoss ? state.refusal.seats : [];
  return new Map(lost.map((seat) => [seat.seatId, "held"]));
}

/** Pushes a hall wider than the window to the chosen seats, else to its middle. */
function centre(scroller: HTMLElement | null): void {
  if (!scroller) return;
  const seat = scroller.querySelector("input:checked")?.parentElement;
  const middle = seat ? seat.offsetLeft + seat.offsetWidth / 2 : scroller.scrollWidth / 2;
  scroller.scrollLeft = middle - scroller.clientWidth / 2;
}

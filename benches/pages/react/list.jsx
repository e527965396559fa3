// The same list in React with dnd-kit: its rows are moved by buttons, by dragging and by the keyboard.

import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors } from "@dnd-kit/core";
import {
  SortableContext,
  arrayMove,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { memo, useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

const KEY = "list";
const cards = JSON.parse(document.getElementById("cards").textContent);

function kept() {
  try {
    const order = JSON.parse(localStorage.getItem(KEY));
    if (Array.isArray(order) && order.length === cards.length) return order;
  } catch {
    // Nothing is kept, or nothing that can be read.
  }
  // dnd-kit takes an id of 0 for none.
  return cards.map((_, at) => at + 1);
}

const Row = memo(function Row({ card, move }) {
  const { attributes, listeners, setNodeRef, transform, transition } = useSortable({ id: card });
  const title = cards[card - 1];
  return (
    <li ref={setNodeRef} style={{ transform: CSS.Transform.toString(transform), transition }}>
      <button type="button" className="grip" aria-label={`「${title}」を動かす`} {...attributes} {...listeners}>
        ≡
      </button>
      <span>{title}</span>
      <button type="button" className="up" aria-label={`「${title}」上へ`} onClick={() => move(card, -1)}>
        上へ
      </button>
      <button type="button" className="down" aria-label={`「${title}」下へ`} onClick={() => move(card, 1)}>
        下へ
      </button>
    </li>
  );
});

function List() {
  const [order, setOrder] = useState(kept);
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  useEffect(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(order));
    } catch {
      // The list works without it.
    }
  }, [order]);
  const move = useCallback((card, by) => {
    setOrder((order) => {
      const from = order.indexOf(card);
      const to = from + by;
      return to < 0 || to >= order.length ? order : arrayMove(order, from, to);
    });
  }, []);
  const drop = ({ active, over }) => {
    if (over && active.id !== over.id) {
      setOrder((order) => arrayMove(order, order.indexOf(active.id), order.indexOf(over.id)));
    }
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext items={order} strategy={verticalListSortingStrategy}>
        <ol>
          {order.map((card) => (
            <Row key={card} card={card} move={move} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

createRoot(document.getElementById("list")).render(<List />);

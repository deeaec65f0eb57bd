// Stands where the server draws a slot of the page, and asks for it when somebody looks at it; it is seen by nobody.
import { offer } from "./slots.js";

export default function draw({ data, parentElement, setTriggerValue }) {
  const place = parentElement.closest('[data-testid="stElementContainer"]');
  if (place) place.style.display = "none";
  const slot = place?.closest('[data-testid="stLayoutWrapper"]');
  if (slot?.querySelectorAll(".pilotage-waker").length === 1) slot.dataset.slot = data.name;
  offer(data.name, {
    run: data.run,
    isDrawn: data.drawn,
    isAsked: false,
    isThere: () => parentElement.isConnected,
    wake: (choices) => setTriggerValue("woken", { choices }),
  });
}

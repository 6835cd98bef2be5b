/* A page picture with boxes. Everything from papers goes in as text or attribute value, never as markup. */
const LEVELS = [50, 75, 100, 125, 150, 200, 300, 400];

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(label, title, onclick, disabled = false) {
  const node = element("button", "", label);
  node.type = "button";
  node.title = title;
  node.setAttribute("aria-label", title);
  node.disabled = disabled;
  node.onclick = onclick;
  return node;
}

function boxNode(box, pick) {
  const [left, top, right, bottom] = box.box;
  const node = element("button", `box ${box.tone}${box.lit ? " lit" : ""}`);
  node.type = "button";
  node.dataset.id = box.id;
  node.title = box.label;
  node.setAttribute("aria-label", box.label);
  node.style.left = `${left * 100}%`;
  node.style.top = `${top * 100}%`;
  node.style.width = `${(right - left) * 100}%`;
  node.style.height = `${(bottom - top) * 100}%`;
  node.onclick = () => pick(box.id);
  return node;
}

function centre(view, box) {
  const frame = view.getBoundingClientRect(), place = box.getBoundingClientRect();
  view.scrollTop += place.top + place.height / 2 - frame.top - frame.height / 2;
  view.scrollLeft += place.left + place.width / 2 - frame.left - frame.width / 2;
}

function textNode(data) {
  const node = element("div", "text");
  let first = true;
  for (const line of data.lines) {
    if (!first) node.append("\n");
    node.append(line.lit ? element("mark", "", line.text) : line.text);
    first = false;
  }
  return node;
}

/* Turned pages lie in a frame of swapped sides; the sheet in it keeps its own, so that boxes stay where they are. */
function lay(frame, sheet, data, state) {
  if (!data.image) return;
  const across = state.quarter % 2 === 1;
  frame.style.width = `${state.level}%`;
  frame.style.aspectRatio = across ? `${data.height} / ${data.width}` : `${data.width} / ${data.height}`;
  sheet.style.width = across ? `${(100 * data.width) / data.height}%` : "100%";
  sheet.style.transform = `translate(-50%, -50%) rotate(${90 * state.quarter}deg)`;
}

function content(data, pick) {
  if (data.lines.length) return textNode(data);
  if (!data.image) return element("div", "message", data.message);
  const sheet = element("div", "sheet");
  const image = element("img");
  image.src = data.image;
  image.alt = data.words.picture;
  image.style.aspectRatio = `${data.width} / ${data.height}`;
  sheet.append(image, ...data.boxes.map((box) => boxNode(box, pick)));
  return sheet;
}

/* Keys arrive as an event of the page; turning is for one side, zoom and rotation for all. */
function listen(root, side, moves) {
  if (root.deskKeys) document.removeEventListener("dossier-picture", root.deskKeys);
  root.deskKeys = ({ detail }) => {
    if (!root.isConnected) return document.removeEventListener("dossier-picture", root.deskKeys);
    detail.heard = true;
    if (["previous", "next"].includes(detail.move) && detail.side !== side) return;
    moves[detail.move]();
  };
  document.addEventListener("dossier-picture", root.deskKeys);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".desk");
  const state = (root.deskState ??= { level: 100, quarter: 0, page: "", shown: "" });
  const here = `${data.where}/${data.page}`;
  if (state.page !== here) state.quarter = 0;
  state.page = here;
  const words = data.words;
  const pick = (id) => setTriggerValue("box", id);
  const view = element("div", "view");
  view.tabIndex = 0;
  const sheet = content(data, pick);
  const frame = data.image ? element("div", "frame") : sheet;
  if (frame !== sheet) frame.append(sheet);
  view.append(frame);

  const level = element("span", "level");
  const zoom = (to) => {
    state.level = Math.min(Math.max(to, LEVELS[0]), LEVELS.at(-1));
    lay(frame, sheet, data, state);
    level.textContent = `${state.level}%`;
    const lit = sheet.querySelector(".lit");
    if (lit) centre(view, lit);
  };
  const moves = {
    previous: () => data.page > 1 && setTriggerValue("turn", -1),
    next: () => data.page < data.pages && setTriggerValue("turn", 1),
    zoom_out: () => zoom(LEVELS.findLast((one) => one < state.level) ?? LEVELS[0]),
    zoom_in: () => zoom(LEVELS.find((one) => one > state.level) ?? LEVELS.at(-1)),
    fit: () => zoom(100),
    rotate: () => {
      state.quarter = (state.quarter + 1) % 4;
      zoom(state.level);
    },
  };
  listen(root, data.side, moves);
  const bar = element("div", "bar");
  const where = element("span", "where", data.where);
  where.title = data.where;
  bar.append(
    where,
    button("‹", words.previous, moves.previous, data.page <= 1),
    element("span", "number", data.number),
    button("›", words.next, moves.next, data.page >= data.pages),
    button("−", words.zoom_out, moves.zoom_out),
    level,
    button("＋", words.zoom_in, moves.zoom_in),
    button("↔", words.fit, moves.fit),
    button("↻", words.rotate, moves.rotate),
  );
  const old = root.querySelector(".view");
  const [top, left] = old ? [old.scrollTop, old.scrollLeft] : [0, 0];
  root.style.setProperty("--height", data.view_height);
  root.replaceChildren(bar, ...(data.hint ? [element("div", "hint", data.hint)] : []), view);

  const shown = JSON.stringify([data.where, data.page, data.boxes.filter((box) => box.lit).map((box) => box.id)]);
  level.textContent = `${state.level}%`;
  lay(frame, sheet, data, state);
  if (shown === state.shown) {
    view.scrollTop = top;
    view.scrollLeft = left;
  } else {
    const lit = sheet.querySelector(".lit, mark");
    if (lit) requestAnimationFrame(() => centre(view, lit));
  }
  state.shown = shown;
}

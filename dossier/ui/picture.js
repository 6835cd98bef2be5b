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

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".desk");
  const state = (root.deskState ??= { level: 100, shown: "" });
  const words = data.words;
  const pick = (id) => setTriggerValue("box", id);
  const view = element("div", "view");
  view.tabIndex = 0;
  const sheet = content(data, pick);
  view.append(sheet);

  const level = element("span", "level");
  const zoom = (to) => {
    state.level = Math.min(Math.max(to, LEVELS[0]), LEVELS.at(-1));
    if (sheet.className === "sheet") sheet.style.width = `${state.level}%`;
    level.textContent = `${state.level}%`;
    const lit = sheet.querySelector(".lit");
    if (lit) centre(view, lit);
  };
  const bar = element("div", "bar");
  const where = element("span", "where", data.where);
  where.title = data.where;
  bar.append(
    where,
    button("‹", words.previous, () => setTriggerValue("turn", -1), data.page <= 1),
    element("span", "number", data.number),
    button("›", words.next, () => setTriggerValue("turn", 1), data.page >= data.pages),
    button("−", words.zoom_out, () => zoom(LEVELS.findLast((one) => one < state.level) ?? LEVELS[0])),
    level,
    button("＋", words.zoom_in, () => zoom(LEVELS.find((one) => one > state.level) ?? LEVELS.at(-1))),
    button("↔", words.fit, () => zoom(100)),
  );
  const old = root.querySelector(".view");
  const [top, left] = old ? [old.scrollTop, old.scrollLeft] : [0, 0];
  root.style.setProperty("--height", data.view_height);
  root.replaceChildren(bar, ...(data.hint ? [element("div", "hint", data.hint)] : []), view);

  const shown = JSON.stringify([data.where, data.page, data.boxes.filter((box) => box.lit).map((box) => box.id)]);
  level.textContent = `${state.level}%`;
  if (sheet.className === "sheet") sheet.style.width = `${state.level}%`;
  if (shown === state.shown) {
    view.scrollTop = top;
    view.scrollLeft = left;
  } else {
    const lit = sheet.querySelector(".lit, mark");
    if (lit) requestAnimationFrame(() => centre(view, lit));
  }
  state.shown = shown;
}

/* A list of marked rows. Everything from papers goes in as text, never as markup. */
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function badge(mark) {
  const node = element("span", `badge tone-${mark.tone}`);
  const icon = element("span", "icon", mark.icon);
  icon.setAttribute("aria-hidden", "true");
  node.append(icon, element("span", "", mark.word));
  return node;
}

function head(row, pick) {
  const node = element("button", "head");
  node.type = "button";
  node.disabled = !row.clickable;
  node.dataset.id = row.id;
  if (row.skip) node.tabIndex = -1;
  if (row.clickable) node.setAttribute("aria-expanded", String(row.picked));
  const body = element("span", row.clamp ? "body clamp" : "body");
  if (row.title) body.classList.add("titled");
  if (row.title) body.append(element("span", "title", row.title));
  body.append(element("span", "text", row.text));
  if (row.small) body.append(element("span", "small", row.small));
  node.append(badge(row.mark), body);
  node.onclick = () => pick(row.id, null);
  return node;
}

function place(row, one, pick) {
  const node = element("button", one.picked ? "place picked" : "place");
  node.type = "button";
  node.append(element("span", "label", one.label), one.text);
  node.onclick = () => pick(row.id, one.number);
  return node;
}

function more(row, pick) {
  const node = element("dl", "more");
  for (const part of row.parts) {
    node.append(element("dt", "", part.label), element("dd", part.kind, part.text));
  }
  if (row.places.length) {
    const list = element("dd");
    list.append(...row.places.map((one) => place(row, one, pick)));
    node.append(element("dt", "", row.places_label), list);
  }
  return node;
}

function rowNode(row, pick) {
  if (row.heading) return element("div", "heading", row.heading);
  const node = element("div", row.picked ? "row picked" : "row");
  node.append(head(row, pick));
  if (row.picked && (row.parts.length || row.places.length)) node.append(more(row, pick));
  return node;
}

function arrows(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const heads = [...event.currentTarget.querySelectorAll(".head:not([disabled])")];
  const at = heads.indexOf(event.target);
  const next = heads[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".rows");
  const focused = parentElement.activeElement?.dataset?.id;
  const top = root.scrollTop;
  const pick = (row, number) => setTriggerValue("pick", { row, number });
  root.classList.toggle("narrow", data.language === "en");
  root.style.setProperty("--height", data.view_height);
  root.onkeydown = arrows;
  const nodes = data.rows.map((row) => rowNode(row, pick));
  root.replaceChildren(...(nodes.length ? nodes : [element("div", "empty", data.empty)]));
  root.scrollTop = top;
  if (focused) [...root.querySelectorAll(".head")].find((one) => one.dataset.id === focused)?.focus({ preventScroll: true });
  const picked = data.rows.find((row) => row.picked)?.id ?? "";
  if (picked && picked !== root.pickedBefore) show(root, root.querySelector(".row.picked"));
  root.pickedBefore = picked;
}

/* Scrolls the list alone, never the page. */
function show(root, row) {
  const frame = root.getBoundingClientRect(), place = row.getBoundingClientRect();
  if (place.top < frame.top + 34) root.scrollTop += place.top - frame.top - 40;
  else if (place.bottom > frame.bottom) root.scrollTop += Math.min(place.bottom - frame.bottom, place.top - frame.top - 40);
}

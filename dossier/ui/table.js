/* A table of which each row can be opened. Everything from papers goes in as text, never as markup. */
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

function meter(part) {
  const node = element("div", "meter"), fill = element("div");
  fill.style.width = `${Math.round(100 * part)}%`;
  node.append(fill);
  return node;
}

function cellNode(cell) {
  const node = element("span", "cell");
  node.append(...cell.marks.map(badge));
  if (cell.text) node.append(element("span", "", cell.text));
  if (cell.small) node.append(element("span", "small", cell.small));
  if (cell.part !== null) node.append(meter(cell.part));
  return node;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".table");
  root.style.setProperty("--columns", data.columns.map((column) => column.width).join(" "));
  const top = element("div", "line top");
  top.append(...data.columns.map((column) => element("span", "cell", column.label)));
  const lines = data.rows.map((row) => {
    const line = element("button", "line");
    line.type = "button";
    line.append(...row.cells.map(cellNode));
    line.onclick = () => setTriggerValue("open", row.id);
    return line;
  });
  root.replaceChildren(top, ...lines);
}

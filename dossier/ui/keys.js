/* Keys that Streamlit's shortcuts cannot take. Each becomes a click on a button of the page, or moves the picture. */
const PICTURE = {
  ArrowLeft: "previous", ArrowRight: "next", PageUp: "previous", PageDown: "next",
  "+": "zoom_in", "=": "zoom_in", "-": "zoom_out", _: "zoom_out", 0: "fit", t: "rotate", T: "rotate",
};
const VIEWS = ".st-key-view [role=radio], .st-key-view button";
const INPUT = "input:not([type=radio]):not([type=checkbox]), textarea";

function typing(node) {
  if (!(node instanceof Element)) return false;
  if (node.isContentEditable || ["TEXTAREA", "SELECT"].includes(node.tagName)) return true;
  return node.tagName === "INPUT" && !["radio", "checkbox", "button", "submit", "range"].includes(node.type);
}

/* A control of the page has the cursor: there Tab and arrows keep their usual meaning. */
function onControl(node) {
  return node instanceof Element && node !== document.body && node.getRootNode() === document && node.matches("a, button, input, [role=radio], [role=option], [tabindex='0']");
}

function press(key) {
  const button = document.querySelector(`.st-key-${key} button:not([disabled])`);
  button?.click();
  return Boolean(button);
}

function edit(part) {
  const input = document.querySelector(`.st-key-${part} :is(${INPUT}):not([disabled])`);
  input?.focus();
  input?.select?.();
  return Boolean(input);
}

function act(event, node) {
  const key = event.key;
  if (key === "?") return press("key-help");
  if (key === "Tab" && !onControl(node)) return press(event.shiftKey ? "key-previous" : "key-next");
  if (key === "e" || key === "E") return edit("field-form");
  if (key === "m" || key === "M") return edit("remark");
  if (key === "g" || key === "G") {
    document.querySelector(VIEWS)?.focus();
    return true;
  }
  if (/^[1-9]$/.test(key)) {
    const view = document.querySelectorAll(VIEWS)[Number(key) - 1];
    view?.click();
    return Boolean(view);
  }
  const move = PICTURE[key];
  if (!move || (key.startsWith("Arrow") && onControl(node))) return false;
  const detail = { move, side: event.shiftKey && key.startsWith("Arrow") ? 1 : 0, heard: false };
  document.dispatchEvent(new CustomEvent("dossier-picture", { detail }));
  return detail.heard;
}

function onKey(event) {
  const node = event.composedPath()[0];
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (typing(node)) {
    const leaves = event.key === "Escape" || (event.key === "Enter" && node.closest(".st-key-remark"));
    if (leaves) setTimeout(() => node.blur());
    return;
  }
  if (document.querySelector("[role=dialog]")) return;
  if (event.key === "Escape") return node.blur?.();
  if (!act(event, node)) return;
  event.preventDefault();
  event.stopPropagation();
}

export default function ({ data, parentElement }) {
  const state = (parentElement.dossierKeys ??= { focused: "" });
  if (document.dossierKeys) document.removeEventListener("keydown", document.dossierKeys, true);
  document.dossierKeys = onKey;
  document.addEventListener("keydown", onKey, true);
  if (data.focus_on && data.focus_on !== state.focused) {
    const [part] = data.focus_on.split("/");
    setTimeout(() => edit(part), 60);
  }
  state.focused = data.focus_on;
  return () => {
    document.removeEventListener("keydown", onKey, true);
    if (document.dossierKeys === onKey) document.dossierKeys = null;
  };
}

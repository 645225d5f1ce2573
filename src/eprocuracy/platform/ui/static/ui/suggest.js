// A text field with suggestions: arrows choose, Enter takes, Escape closes. Without this the typed text is sent as it is.

function parts(box) {
  return {
    input: box.querySelector("[role=combobox]"),
    list: box.querySelector("[role=listbox]"),
    code: box.querySelector("[data-suggest-code]"),
  };
}

function options(list) {
  return [...list.querySelectorAll("[role=option]:not([aria-disabled])")];
}

function open(box, shown) {
  const { input, list } = parts(box);
  list.hidden = !shown;
  input.setAttribute("aria-expanded", String(shown));
  if (!shown) input.removeAttribute("aria-activedescendant");
}

function mark(box, chosen) {
  const { input, list } = parts(box);
  for (const one of options(list)) one.setAttribute("aria-selected", String(one === chosen));
  if (!chosen) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

function take(box, chosen) {
  const { input, code } = parts(box);
  input.value = chosen.dataset.text;
  code.value = chosen.dataset.code;
  open(box, false);
  input.dispatchEvent(new CustomEvent("suggestion:taken", { bubbles: true, detail: { code: code.value } }));
  code.dispatchEvent(new Event("change", { bubbles: true }));
}

function keys(event) {
  const box = event.target.closest("[data-suggest]");
  if (!box || event.target.getAttribute("role") !== "combobox") return;
  const { list } = parts(box);
  const all = options(list);
  const now = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "Escape" && !list.hidden) {
    open(box, false);
    event.preventDefault();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
    open(box, true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(box, all[(now + step + all.length + (now < 0 && step < 0 ? 1 : 0)) % all.length]);
    event.preventDefault();
  } else if (event.key === "Enter" && !list.hidden && now >= 0) {
    take(box, all[now]);
    event.preventDefault();
  } else if (event.key === "Tab") {
    open(box, false);
  }
}

document.addEventListener("keydown", keys);
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-suggest]");
  if (box && event.target.getAttribute("role") === "combobox") parts(box).code.value = "";
});
document.addEventListener("mousedown", (event) => {
  const chosen = event.target.closest("[data-suggest] [role=option]:not([aria-disabled])");
  if (!chosen) return;
  event.preventDefault();
  take(chosen.closest("[data-suggest]"), chosen);
});
document.addEventListener("focusout", (event) => {
  const box = event.target.closest("[data-suggest]");
  if (box && parts(box).list && !box.contains(event.relatedTarget)) open(box, false);
});
// The question is always `q`, whatever the field is called; nothing is asked for one letter.
document.addEventListener("htmx:configRequest", (event) => {
  const input = event.detail.elt;
  if (!input.closest?.("[data-suggest]")) return;
  for (const name of [...event.detail.formData.keys()]) event.detail.formData.delete(name);
  event.detail.formData.set("q", input.value);
  if (input.value.trim().length < 2) {
    open(input.closest("[data-suggest]"), false);
    event.preventDefault();
  }
});
document.addEventListener("htmx:afterSwap", (event) => {
  const box = event.target.closest?.("[data-suggest]");
  if (!box) return;
  options(parts(box).list).forEach((one, index) => (one.id = `${parts(box).list.id}-${index}`));
  open(box, document.activeElement === parts(box).input);
});

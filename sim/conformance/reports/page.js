// Finds behaviours by words, standing and level, opens what a link names, and copies commands.
// Without it the page shows everything, and its links still lead where they should.
const box = document.querySelector("#search");
const shown = document.querySelector("#shown");
const nothing = document.querySelector("#nothing");
const behaviours = [...document.querySelectorAll("details.behaviour")];
const boxes = [...document.querySelectorAll("a.box")];
const texts = new Map(behaviours.map((found) => [found, found.textContent.toLowerCase()]));
const wanted = { standing: "", level: "" };

function fits(found) {
  return Object.entries(wanted).every(([name, value]) => value === "" || found.dataset[name] === value);
}

function narrow() {
  const words = box.value.toLowerCase().replaceAll("@", "").split(/\s+/).filter(Boolean);
  let count = 0;
  for (const found of behaviours) {
    found.hidden = !fits(found) || !words.every((word) => texts.get(found).includes(word));
    count += found.hidden ? 0 : 1;
  }
  for (const one of boxes) one.classList.toggle("faint", !fits(one));
  for (const area of document.querySelectorAll("section.area")) {
    area.hidden = !area.querySelector("details.behaviour:not([hidden])");
  }
  shown.textContent = `${count} of ${behaviours.length}`;
  nothing.hidden = count > 0;
}

function choose(filter, value) {
  wanted[filter] = value;
  for (const button of document.querySelectorAll(`[data-filter="${filter}"] button`)) {
    button.setAttribute("aria-pressed", String(button.dataset.value === value));
  }
}

function reset() {
  box.value = "";
  for (const filter of Object.keys(wanted)) choose(filter, "");
  narrow();
}

// A link into the page wins over a filter that hides what it names.
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const found = target?.closest("details.behaviour");
  if (!target) return;
  if (found?.hidden || target.hidden) reset();
  if (found) {
    found.open = true;
    found.querySelector("summary").focus({ preventScroll: true });
    found.scrollIntoView();
  }
}

function copier(replay) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "copy";
  button.addEventListener("click", async () => {
    const code = replay.querySelector("code");
    getSelection().selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "copied";
    } catch {
      button.textContent = "selected"; // a page opened from a disk may not use the clipboard
    }
    setTimeout(() => { button.textContent = "copy"; }, 2000);
  });
  replay.append(" ", button);
}

for (const group of document.querySelectorAll("[data-filter]")) {
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    choose(group.dataset.filter, button.dataset.value);
    narrow();
  });
}
const unfold = document.querySelector("#unfold");
unfold.addEventListener("click", () => {
  const open = unfold.getAttribute("aria-pressed") !== "true";
  for (const found of behaviours) if (!found.hidden) found.open = open;
  unfold.setAttribute("aria-pressed", String(open));
  unfold.textContent = open ? "close all" : "open all";
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  }
  if (event.key === "Escape" && document.activeElement === box) reset();
});
document.querySelector("#reset").addEventListener("click", reset);
document.querySelectorAll(".replay").forEach(copier);
box.addEventListener("input", narrow);
addEventListener("hashchange", follow);
// On paper stands what failed, whatever was folded on the screen.
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll('[data-standing="failed"], .scenario.failed, .scenario.failed details')) {
    if ("open" in one) one.open = true;
  }
});
document.querySelector(".bar").hidden = false;
narrow();
follow();

// Finds behaviours by words and by standing; without it the page still shows everything.
const box = document.querySelector("#search");
const shown = document.querySelector("#shown");
const buttons = [...document.querySelectorAll(".filters button")];
const behaviours = [...document.querySelectorAll("details.behaviour")];
const texts = new Map(behaviours.map((found) => [found, found.textContent.toLowerCase()]));
let standing = "";

function narrow() {
  const words = box.value.toLowerCase().replaceAll("@", "").split(/\s+/).filter(Boolean);
  let count = 0;
  for (const found of behaviours) {
    const fits = words.every((word) => texts.get(found).includes(word));
    found.hidden = !fits || (standing !== "" && found.dataset.standing !== standing);
    count += found.hidden ? 0 : 1;
  }
  for (const area of document.querySelectorAll("section.area")) {
    area.hidden = !area.querySelector("details.behaviour:not([hidden])");
  }
  shown.textContent = `${count} of ${behaviours.length}`;
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    standing = button.dataset.standing;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    narrow();
  });
}
box.addEventListener("input", narrow);
document.querySelector(".bar").hidden = false;
narrow();

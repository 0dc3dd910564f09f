// Small comforts; every page works without them.

// A form is sent once: its buttons rest after the first press, and wake if the reader comes back.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  setTimeout(() => rest(form, true)); // after the browser has taken the pressed button's value
});
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) rest(form, false);
});

function rest(form, isResting) {
  form.toggleAttribute("aria-busy", isResting);
  for (const one of form.elements) if (one.type === "submit") one.disabled = isResting;
}

// Forms in which people write save themselves.
if (document.querySelector("form[data-keeps]")) import("./writing.js");

// "At most 600 characters" also says how many there are.
for (const hint of document.querySelectorAll("[data-most]")) {
  const area = document.getElementById(hint.dataset.of);
  const words = hint.textContent;
  const digits = new Intl.NumberFormat(document.documentElement.lang === "ar" ? "ar-u-nu-latn" : document.documentElement.lang);
  const count = () => {
    const [now, most] = [area.value.length, Number(hint.dataset.most)];
    hint.textContent = now ? `${words} · \u2066${digits.format(now)}/${digits.format(most)}\u2069` : words;
  };
  area?.addEventListener("input", count);
  if (area) count();
}

// A map wider than the window opens where most members are, not in the far west.
for (const box of document.querySelectorAll(".tiles-box")) {
  const most = box.querySelector("[data-most-of-all]")?.getBoundingClientRect();
  if (most) box.scrollLeft += (most.left + most.right) / 2 - box.getBoundingClientRect().left - box.clientWidth / 2;
}

// A page made for paper goes there at a press.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Forms that keep what is typed: saved while somebody writes, tried again when the line is lost, never lost by sending.

const STILL = 1500; // after the last key
const LONGEST = 10000; // while keys go on
const PATIENCE = 8000; // for one answer
const WAITS = [2000, 4000, 8000, 15000, 30000, 60000];
const SMALL = 60000; // what a browser still sends while it leaves the page

for (const form of document.querySelectorAll("form[data-keeps]")) keep(form);

function keep(form) {
  const line = form.querySelector(".saved");
  const bar = form.querySelector(".submit");
  if (bar) bar.prepend(line);
  let saved = words(form); // as the page came: nothing to keep yet
  let timer, first, failures = 0, underway = null, leaves = false;

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", send);
  addEventListener("online", () => failures && save());
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  addEventListener("pageshow", (event) => { if (event.persisted) leaves = false; });

  function typed() {
    const now = Date.now();
    first ??= now;
    wait(Math.min(STILL, Math.max(0, first + LONGEST - now)));
  }

  function wait(time) {
    clearTimeout(timer);
    timer = setTimeout(save, time);
  }

  function save() {
    clearTimeout(timer);
    if (underway) { wait(STILL); return underway; }
    const now = words(form);
    first = undefined;
    if (now === saved || leaves) return Promise.resolve(true);
    underway = post(now, { signal: AbortSignal.timeout?.(PATIENCE) })
      .then((answer) => took(answer, now), missed)
      .finally(() => { underway = null; });
    return underway;
  }

  // Whatever the answer says, there is a line.
  async function took(answer, now) {
    failures = 0;
    if (answer.status >= 500) wait(WAITS[0]);
    else if (answer.ok && !answer.redirected) { saved = now; say(await answer.text()); }
    else if (answer.status !== 409) say(line.dataset.out, true);
    return true;
  }

  function missed() {
    wait(WAITS[Math.min(failures++, WAITS.length - 1)]);
    say(line.dataset.late, true);
    return false;
  }

  function leave() {
    const now = words(form);
    if (now === saved || leaves) return;
    post(now, { keepalive: now.length < SMALL }).then((answer) => took(answer, now), () => {});
  }

  // What was typed is on the server before the form leaves the page: a lost line is then noticed here.
  async function send(event) {
    if (event.defaultPrevented || leaves) return;
    if (navigator.onLine && !failures && !underway && words(form) === saved) { leaves = true; return; }
    event.preventDefault();
    await underway;
    if (!(await save())) return say(line.dataset.unsent, true);
    leaves = true;
    form.requestSubmit(event.submitter);
  }

  function post(body, how) {
    return fetch(`${form.dataset.keeps}/${form.elements.form_key.value}`, { method: "POST", body: new URLSearchParams(body), ...how });
  }

  function say(text, isWorry = false) {
    line.textContent = text;
    line.classList.toggle("saved-late", isWorry);
  }
}

// All that a form holds but files and passwords, with the address it is sent to.
function words(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && form.elements[name]?.type !== "password") body.append(name, value);
  }
  body.set("form_path", form.getAttribute("action"));
  return body.toString();
}

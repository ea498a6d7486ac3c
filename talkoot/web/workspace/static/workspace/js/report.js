/* The report while one writes: it saves itself, and what a save answers appears at its field.
   The page works without this file: every button saves. */
(() => {
  const form = document.querySelector("form[data-report]");
  if (!form) return;
  const says = form.querySelector(".saved");
  const notice = form.querySelector("[data-conflict]");
  let timer, isSaving = false, isLeaving = false;

  /* Reading writes nothing; the page itself says that somebody has opened it. */
  navigator.sendBeacon(form.dataset.opened);

  const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
  const say = (text, is) => { says.textContent = text; says.dataset.is = is; };

  const showDoubt = ([key, html]) => {
    const place = form.querySelector(`[data-doubt="${key}"]`);
    if (!place || place.dataset.shown === html) return;
    place.innerHTML = place.dataset.shown = html;
    if (html) form.querySelector(`[data-comment="${key}"]`).hidden = false;
  };

  /* One save at a time, so that each knows the version that the one before has made. */
  async function save() {
    if (isLeaving) return;
    if (isSaving) return later(500);
    isSaving = true;
    try {
      const answer = await fetch(form.dataset.report, { method: "POST", body: new FormData(form) });
      const told = await answer.json();
      notice.textContent = told.message || "";
      if (answer.status === 409) return say("", "");
      if (!answer.ok) throw answer;
      form.elements.version.value = told.version;
      Object.entries(told.doubts).forEach(showDoubt);
      form.elements.seen.value = Object.keys(told.doubts).filter((key) => told.doubts[key]).join(" ");
      form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
      told.errors.forEach((name) => form.elements[name]?.setAttribute?.("aria-invalid", "true"));
      say(told.saved, "");
    } catch {
      say(says.dataset.failed, "failed");
      later(8000);
    } finally {
      isSaving = false;
    }
  }
  form.addEventListener("input", () => later(1500));
  form.addEventListener("submit", () => { isLeaving = true; clearTimeout(timer); });
  addEventListener("pageshow", () => { isLeaving = false; });

  /* "Same as last year" fills the field, so that one sees what is sent. */
  form.querySelectorAll("[data-same]").forEach((tick) => tick.addEventListener("change", () => {
    const field = form.elements[tick.dataset.same];
    if (tick.checked && !field.value) field.value = tick.dataset.value;
  }));
})();

/* What a page can do more with scripts. Everything works without them.

   form[data-autosave]   when a field is left the whole form is posted to its own address, with
                         autosave=1. The answer is 204, or JSON: values for hidden inputs, by
                         their names ({"_base": 12}, the revision on which the next post rests),
                         and a "message" if it was not saved. The line of state
                         ([data-saved-status]) says what became of it. A button waits for what is
                         being saved, so that nobody is in conflict with what they just typed.
   form[data-guard]      a warning before one leaves with unsaved text.
   button[data-keep], button[name=_add]
                         the place on the page and the focus are found again after the answer.
   [data-focus]          gets the focus when the page was loaded after such a button.
   input[data-filter]    shows only those children of the list with this id that have the words.
   [data-focus-first]    gets the focus when the page is loaded (error summary).
   body[data-session]    seconds after which the session ends; a dialog warns before. */
(function () {
  "use strict";

  var body = document.body;
  var words = document.getElementById("c-words");
  var dirty = new Set();
  var STATE = "[data-saved-status]";

  function word(name, slots) {
    var text = (words && words.dataset[name]) || "";
    Object.keys(slots || {}).forEach(function (slot) {
      text = text.replace("{" + slot + "}", slots[slot]);
    });
    return text;
  }

  function status(form, text, wrong) {
    var place = form.querySelector(STATE);
    if (!place) return;
    place.textContent = text;
    place.classList.toggle("c-saved--wrong", Boolean(wrong));
  }

  function now() {
    try {
      return new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date());
    } catch (error) {
      return new Date().toTimeString().slice(0, 5);
    }
  }

  /* the size of what would be sent */

  function fits(form, data) {
    var bytes = 0;
    var fields = 0;
    data.forEach(function (value, name) {
      fields += 1;
      bytes += name.length + 160 + (value instanceof File ? value.size : new Blob([value]).size);
    });
    if (form.enctype !== "multipart/form-data") bytes = new URLSearchParams(data).toString().length;
    var largest = Number(body.dataset.largest || 0);
    var most = Number(body.dataset.most || 0);
    return (!largest || bytes <= largest) && (!most || fields <= most);
  }

  /* autosave: one post at a time for a form; what comes meanwhile is sent after it */

  var LONGEST = 30000;

  function autosave(form) {
    if (form.cSaving) {
      form.cAgain = true;
      return;
    }
    var data = new FormData(form);
    if (!fits(form, data)) {
      status(form, word("tooLarge"), true);
      return;
    }
    data.append("autosave", "1");
    form.cSaving = true;
    form.cAgain = false;
    form.cTyped = false;
    status(form, word("saving"));
    var sent = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
    fetch(form.getAttribute("data-autosave") || form.getAttribute("action") || location.href, {
      method: "POST",
      body: sent,
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST),
      headers: { "X-Comity-Autosave": "1", Accept: "application/json" },
    })
      .then(function (answer) {
        var told = (answer.headers.get("Content-Type") || "").startsWith("application/json");
        if (!answer.ok && !told) throw new Error(String(answer.status));
        return told ? answer.json() : {};
      })
      .then(function (found) {
        Object.keys(found).forEach(function (name) {
          var input = form.querySelector('input[type=hidden][name="' + CSS.escape(name) + '"]');
          if (input && name !== "csrfmiddlewaretoken") input.value = String(found[name]);
        });
        if (!form.cTyped && !found.message) dirty.delete(form);
        status(form, found.message || word("saved", { time: now() }), Boolean(found.message));
      })
      .catch(function () {
        dirty.add(form);
        status(form, word("unsaved"), true);
      })
      .finally(function () {
        form.cSaving = false;
        if (form.cPressed) press(form);
        else if (form.cAgain) autosave(form);
      });
  }

  /* a field that is left because a button is pressed is saved by the button */

  var SOON = 300;

  function autosaveSoon(form) {
    clearTimeout(form.cSoon);
    form.cSoon = setTimeout(function () { autosave(form); }, SOON);
  }

  function press(form) {
    var button = form.cPressed.button;
    form.cPressed = null;
    form.requestSubmit(button);
  }

  function guarded(target) {
    return target.form && target.form.matches("form[data-autosave], form[data-guard]") ? target.form : null;
  }

  document.addEventListener("input", function (event) {
    var form = guarded(event.target);
    if (form && !event.target.matches("[data-filter]")) {
      form.cTyped = true;
      dirty.add(form);
    }
  });

  document.addEventListener("change", function (event) {
    var form = guarded(event.target);
    if (!form || event.target.matches("[data-filter]") || event.target.type === "file") return;
    dirty.add(form);
    if (form.hasAttribute("data-autosave")) autosaveSoon(form);
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method.toLowerCase() === "post" && !fits(form, new FormData(form))) {
      event.preventDefault();
      status(form, word("tooLarge"), true);
      if (!form.querySelector(STATE)) window.alert(word("tooLarge"));
      return;
    }
    if (event.defaultPrevented) return;
    clearTimeout(form.cSoon);
    if (form.cSaving) {
      event.preventDefault();
      form.cPressed = { button: event.submitter };
      return;
    }
    dirty.delete(form);
    if (event.submitter && event.submitter.matches("[data-keep], [name=_add]")) keep(event.submitter);
  });

  window.addEventListener("beforeunload", function (event) {
    if (dirty.size) {
      event.preventDefault();
      event.returnValue = "";
    }
  });

  /* the place on the page, kept over a post (numbers and the page's own path only) */

  var KEPT = "comity-place";

  function keep(button) {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ page: location.pathname, y: window.scrollY, name: button.name, value: button.value, at: Date.now() }));
    } catch (error) { /* the browser keeps nothing: the page begins at its top */ }
  }

  function found() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
      sessionStorage.removeItem(KEPT);
      return kept && kept.page === location.pathname && Date.now() - kept.at < 20000 ? kept : null;
    } catch (error) {
      return null;
    }
  }

  function again(button) {
    return Array.prototype.find.call(document.querySelectorAll("button[name]"), function (one) {
      return one.name === button.name && one.value === button.value;
    });
  }

  function restore() {
    var first = document.querySelector("[data-focus-first]");
    if (first) {
      first.focus();
      return;
    }
    var kept = found();
    if (!kept) return;
    window.scrollTo(0, kept.y);
    var place = document.querySelector("[data-focus]") || (location.hash && document.getElementById(location.hash.slice(1)));
    var target = place && !place.matches("input, select, textarea, button, a[href]") ? place.querySelector("input:not([type=hidden]), select, textarea") || place : place;
    target = target || again(kept);
    if (target) target.focus({ preventScroll: false });
  }

  /* long pick lists */

  function filter(input) {
    var list = document.getElementById(input.dataset.filter);
    if (!list) return;
    var wanted = plain(input.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    Array.prototype.forEach.call(list.children, function (row) {
      var text = plain(row.textContent);
      var kept = row.querySelector("input:checked") || wanted.every(function (one) { return text.indexOf(one) >= 0; });
      row.hidden = !kept;
      if (kept) shown += 1;
    });
    var said = document.getElementById(input.dataset.filter + "-shown");
    if (said) said.textContent = wanted.length ? word("matches", { number: shown }) : "";
  }

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("input[data-filter]")) filter(event.target);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("input[data-filter]")) event.preventDefault();
  });

  function ready(root) {
    root.querySelectorAll("[data-scripted]").forEach(function (one) { one.hidden = false; });
  }

  /* the end of the session */

  function clock() {
    var seconds = Number(body.dataset.session || 0);
    var dialog = document.getElementById("c-timeout");
    var before = 300;
    if (!dialog || !dialog.showModal || !dialog.dataset.stayAt || seconds <= 0 || seconds > 86400) return;
    var ends = Date.now() + seconds * 1000;
    dialog.querySelector("[data-stay]").addEventListener("click", function () {
      var token = document.querySelector("input[name=csrfmiddlewaretoken]");
      fetch(dialog.dataset.stayAt, { method: "POST", credentials: "same-origin", redirect: "manual", headers: { "X-CSRFToken": token ? token.value : "" } })
        .then(function (answer) {
          if (answer.ok) ends = Date.now() + seconds * 1000;
          dialog.close();
        })
        .catch(function () { dialog.close(); });
    });
    window.setInterval(function () {
      if (Date.now() > ends - Math.min(before, seconds / 2) * 1000 && !dialog.open && Date.now() < ends) {
        document.querySelectorAll("form[data-autosave]").forEach(function (form) { if (dirty.has(form)) autosave(form); });
        dialog.showModal();
      }
    }, Math.min(15000, seconds * 100));
  }

  ready(document);
  restore();
  clock();
  document.addEventListener("htmx:load", function (event) { ready(event.target); });
})();

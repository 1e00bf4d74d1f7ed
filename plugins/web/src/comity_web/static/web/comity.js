/* What a page can do more with scripts. Everything works without them.

   form[data-autosave]   when a field is left, and some seconds after the last key, the whole form
                         is posted to its own address, with autosave=1. The answer is 204, or JSON: values for hidden inputs, by
                         their names ({"_base": 12}, the revision on which the next post rests),
                         a "message" if it was not saved, and a "note" on what was. The line of state
                         ([data-saved-status]) says what became of it. A button waits for what is
                         being saved, so that nobody is in conflict with what they just typed; a
                         link and the button of another form wait until what was typed is saved. A
                         warning before one leaves comes only if it could not be. _window gets a
                         token of the page, which tells its own saves from those of others.
   form[data-guard]      a warning before one leaves with unsaved text.
   button[data-keep], button[name=_add]
                         the place on the page and the focus are found again after the answer.
   [data-focus]          gets the focus when the page was loaded after such a button.
   input[data-filter]    shows only those children of the list with this id that have the words.
   [data-focus-first]    gets the focus when the page is loaded, before anything else (what failed, error summary).
   form[data-unsaved]    holds what could not be saved: leaving it saves it, or warns.
   body[data-session]    seconds without a save after which the session ends; a dialog warns before.
   body[data-left]       seconds after which it ends in any case; another dialog warns before. */
(function () {
  "use strict";

  var body = document.body;
  var words = document.getElementById("c-words");
  var dirty = new Set();
  var failed = new Set();
  var used = Date.now(); // when the server last heard of this page
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
  var OUTLIVES = 60000; // bytes of a post that goes on when its page is left; browsers allow 64 KiB

  function posted(form) {
    var data = new FormData(form);
    if (!fits(form, data)) return null;
    data.append("autosave", "1");
    return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  }

  function outlives(sent) {
    return sent instanceof URLSearchParams && sent.toString().length < OUTLIVES;
  }

  function send(form, sent) {
    return fetch(form.getAttribute("data-autosave") || form.getAttribute("action") || location.href, {
      method: "POST",
      body: sent,
      credentials: "same-origin",
      redirect: "manual",
      keepalive: outlives(sent),
      signal: AbortSignal.timeout(LONGEST),
      headers: { "X-Comity-Autosave": "1", Accept: "application/json" },
    });
  }

  function autosave(form) {
    if (form.cSaving) {
      form.cAgain = true;
      return;
    }
    clearTimeout(form.cSoon);
    clearTimeout(form.cPause);
    var sent = posted(form);
    if (!sent) {
      failed.add(form);
      status(form, word("tooLarge"), true);
      goOn(form);
      return;
    }
    form.cSaving = true;
    form.cAgain = false;
    form.cTyped = false;
    status(form, word("saving"));
    send(form, sent)
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
        if (found.message) failed.add(form);
        else {
          failed.delete(form);
          used = Date.now();
          if (!form.cTyped) dirty.delete(form);
        }
        var said = word("saved", { time: now() }) + (found.note ? ". " + found.note : "");
        status(form, found.message || said, Boolean(found.message));
      })
      .catch(function () {
        dirty.add(form);
        failed.add(form);
        status(form, word("unsaved"), true);
      })
      .finally(function () {
        form.cSaving = false;
        if (form.cPressed) press(form);
        else if (form.cAgain) autosave(form);
        else goOn(form);
      });
  }

  /* a field that is left because a button is pressed is saved by the button */

  var SOON = 300;
  var PAUSE = 3000;

  function autosaveSoon(form) {
    clearTimeout(form.cSoon);
    form.cSoon = setTimeout(function () { autosave(form); }, SOON);
  }

  function press(form) {
    var button = form.cPressed.button;
    form.cPressed = form.cThen = null;
    form.requestSubmit(button);
  }

  /* what leads to another page waits until everything is saved; what cannot be saved is warned of */

  function unsaved(but) {
    return Array.from(dirty).find(function (form) {
      return form !== but && form.isConnected && form.hasAttribute("data-autosave") && !failed.has(form);
    });
  }

  function settle(but, then) {
    var form = unsaved(but);
    if (!form) {
      then();
      return;
    }
    form.cThen = function () { settle(but, then); };
    if (!form.cSaving || form.cTyped) autosave(form);
  }

  function goOn(form) {
    var then = form.cThen;
    form.cThen = null;
    if (then) then();
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.defaultPrevented || link.hasAttribute("hx-get")) return;
    failed.clear();
    if (!unsaved()) return;
    var here = link.origin === location.origin && link.pathname === location.pathname && link.search === location.search;
    if (here && link.hash) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target || link.hasAttribute("download")) {
      autosave(unsaved());
      return;
    }
    event.preventDefault();
    settle(null, function () { location.assign(link.href); });
  });

  function guarded(target) {
    return target.form && target.form.matches("form[data-autosave], form[data-guard]") ? target.form : null;
  }

  document.addEventListener("input", function (event) {
    var form = guarded(event.target);
    if (!form || event.target.matches("[data-filter]")) return;
    form.cTyped = true;
    dirty.add(form);
    if (!form.hasAttribute("data-autosave") || event.target.type === "file") return;
    clearTimeout(form.cPause);
    form.cPause = setTimeout(function () { autosave(form); }, PAUSE);
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
      failed.add(form);
      status(form, word("tooLarge"), true);
      if (!form.querySelector(STATE)) window.alert(word("tooLarge"));
      return;
    }
    if (event.defaultPrevented) return;
    if (unsaved(form)) {
      event.preventDefault();
      settle(form, function () { form.requestSubmit(event.submitter); });
      return;
    }
    clearTimeout(form.cSoon);
    clearTimeout(form.cPause);
    if (form.cSaving) {
      event.preventDefault();
      form.cPressed = { button: event.submitter };
      return;
    }
    dirty.delete(form);
    failed.delete(form);
    if (event.submitter && event.submitter.matches("[data-keep], [name=_add]")) keep(event.submitter);
  });

  window.addEventListener("beforeunload", function (event) {
    var lost = Array.from(dirty).some(function (form) {
      if (!form.hasAttribute("data-autosave") || failed.has(form)) return true;
      var sent = posted(form);
      return !sent || !outlives(sent);
    });
    if (lost) {
      event.preventDefault();
      event.returnValue = "";
    }
  });

  window.addEventListener("pagehide", function () {
    dirty.forEach(function (form) {
      var sent = form.hasAttribute("data-autosave") && (form.cTyped || !form.cSaving) ? posted(form) : null;
      if (sent && outlives(sent)) send(form, sent).catch(function () { /* the next page is there */ });
    });
  });

  /* a page that waits for something is not loaded anew while its reader goes to another one */

  var LEAVING = 20000;
  var left = 0;

  function leaves(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (event.type === "submit" || (link && !event.button && !link.target && !link.hash && !link.hasAttribute("hx-get"))) left = Date.now();
  }

  function waits(event) {
    var waiting = event.target.closest && event.target.closest(".c-waiting");
    var more = left + LEAVING - Date.now();
    if (!waiting || more <= 0) return;
    event.preventDefault();
    window.setTimeout(function () { location.reload(); }, more); // nobody left after all
  }

  document.addEventListener("click", leaves);
  document.addEventListener("submit", leaves);
  document.addEventListener("htmx:beforeRequest", waits);
  document.addEventListener("htmx:beforeOnLoad", waits);

  /* a page that the browser had kept shows what was saved since */

  window.addEventListener("pageshow", function (event) {
    if (event.persisted && !dirty.size && document.querySelector("form[data-autosave]")) location.reload();
  });

  /* the token of a page as it was loaded: a page that comes back, or never heard that it was saved, rests on an old
     revision, and its own saves are no other author's. A copy of a window has another. */

  function named() {
    var token = Array.from(crypto.getRandomValues(new Uint8Array(16)), function (one) { return one.toString(16).padStart(2, "0"); }).join("");
    document.querySelectorAll("input[type=hidden][name=_window]").forEach(function (one) { one.value = token; });
  }

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
      return one.name === button.name && one.value === button.value && one.tabIndex >= 0 && one.getClientRects().length;
    });
  }

  function restore() {
    var first = document.querySelector("[data-focus-first]");
    var kept = found();
    if (first) {
      first.focus();
      return;
    }
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
    dialog.querySelector("[data-stay]").addEventListener("click", function () {
      var token = document.querySelector("input[name=csrfmiddlewaretoken]");
      fetch(dialog.dataset.stayAt, { method: "POST", credentials: "same-origin", redirect: "manual", headers: { "X-CSRFToken": token ? token.value : "" } })
        .then(function (answer) {
          if (answer.ok) used = Date.now();
          dialog.close();
        })
        .catch(function () { dialog.close(); });
    });
    window.setInterval(function () {
      var ends = used + seconds * 1000;
      if (Date.now() > ends - Math.min(before, seconds / 2) * 1000 && Date.now() < ends) warn(dialog);
    }, Math.min(15000, seconds * 100));
  }

  function warn(dialog) {
    if (document.querySelector("dialog[open]")) return false;
    document.querySelectorAll("form[data-autosave]").forEach(function (form) { if (dirty.has(form)) autosave(form); });
    dialog.showModal();
    return true;
  }

  /* the longest time of a session, which nothing puts off: told once, however much it is used */

  function longest() {
    var left = Number(body.dataset.left || 0);
    var dialog = document.getElementById("c-last");
    if (!dialog || !dialog.showModal || left <= 0) return;
    var ends = Date.now() + left * 1000;
    var told = false;
    window.setInterval(function () {
      if (!told && Date.now() > ends - 300 * 1000 && Date.now() < ends) told = warn(dialog);
    }, 15000);
  }

  ready(document);
  document.querySelectorAll("form[data-unsaved]").forEach(function (form) {
    dirty.add(form);
    failed.add(form);
  });
  named();
  restore();
  longest();
  clock();
  document.addEventListener("htmx:load", function (event) { ready(event.target); });
})();

// Words of the time that is left, renewed once a minute. The same words as urgency.py: a test compares them.

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
const SOON_DAYS = 10;
const ZONE = 7 * 60 * MINUTE; // Vietnamese time has no summer time

const NAMES = {
  vi: { day: ["ngày", "ngày"], hour: ["giờ", "giờ"], minute: ["phút", "phút"] },
  en: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"] },
};
const TODAY = { vi: "hết hạn hôm nay", en: "due today" };
const JUST_PASSED = { vi: "vừa hết hạn", en: "just expired" };
const LAST_MINUTE = { vi: "còn dưới 1 phút", en: "less than 1 minute left" };

function worded(count, unit, over, language) {
  const name = NAMES[language][unit][count === 1 ? 0 : 1];
  const number = String(count).replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : ".");
  if (language === "en") return over ? `${number} ${name} overdue` : `${number} ${name} left`;
  return over ? `quá hạn ${number} ${name}` : `còn ${number} ${name}`;
}

function measured(milliseconds, over, language) {
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return (over ? JUST_PASSED : LAST_MINUTE)[language];
  if (minutes < 60) return worded(minutes, "minute", over, language);
  if (minutes < 2 * DAY_MINUTES) return worded(Math.floor(minutes / 60), "hour", over, language);
  return worded(Math.floor(minutes / DAY_MINUTES), "day", over, language);
}

/** How long is left until `ends` (a day 2026-11-21 or a moment with its offset), at `now` in milliseconds. */
export function left(ends, now, language) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(ends)) {
    const today = Math.floor((now + ZONE) / (DAY_MINUTES * MINUTE));
    const days = Date.parse(`${ends}T00:00:00Z`) / (DAY_MINUTES * MINUTE) - today;
    if (days < 0) return { urgency: "overdue", text: worded(-days, "day", true, language) };
    if (days === 0) return { urgency: "day", text: TODAY[language] };
    return { urgency: days <= SOON_DAYS ? "ten" : "later", text: worded(days, "day", false, language) };
  }
  const remaining = Date.parse(ends) - now;
  if (remaining <= 0) return { urgency: "overdue", text: measured(-remaining, true, language) };
  const text = measured(remaining, false, language);
  if (remaining <= DAY_MINUTES * MINUTE) return { urgency: "day", text };
  return { urgency: remaining <= SOON_DAYS * DAY_MINUTES * MINUTE ? "ten" : "later", text };
}

const CLASSES = ["overdue", "day", "ten", "later"];

function renew(offset, language) {
  const now = Date.now() + offset;
  for (const element of document.querySelectorAll("[data-ends]")) {
    const { urgency, text } = left(element.dataset.ends, now, language);
    if (element.textContent === text) continue;
    element.textContent = text;
    for (const one of CLASSES) {
      element.classList.toggle(`ep-left--${one}`, one === urgency);
      element.closest(".ep-due")?.classList.toggle(`ep-due--${one}`, one === urgency);
    }
  }
}

if (typeof document !== "undefined" && document.documentElement.dataset.now) {
  // The server's clock counts, not this computer's: the difference is taken once.
  const offset = Date.parse(document.documentElement.dataset.now) - Date.now();
  const language = document.documentElement.lang === "en" ? "en" : "vi";
  setInterval(() => renew(offset, language), MINUTE);
  document.addEventListener("visibilitychange", () => document.hidden || renew(offset, language));
}

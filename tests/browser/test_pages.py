"""The pages in a real browser: filters, sorting, keyboard, narrow windows, and the time a large one takes.

The module takes some seconds, which starting a browser needs; it is skipped where there is none.
"""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from stance.codebook import Rule, own_task
from stance.metrics.predictions import sorted_predictions
from stance.reports.comparison import compare_runs
from stance.reports.html import render_comparison_html, render_html
from stance.reports.record import Report, list_mistakes, task_figures

selenium = pytest.importorskip("selenium", reason="selenium is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium with chromedriver on this machine")

LABELS = ("join", "leave", "stay")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def make_run(seed, *, n=300, labels=LABELS):
    fixed, rng = np.random.default_rng(0), np.random.default_rng(seed)
    gold = fixed.random((n, len(labels))) < 0.3
    scores = np.clip(0.3 + 0.3 * gold + rng.normal(0, 0.2, gold.shape), 0, 1)
    ids = np.array([f"i{place:04d}" for place in range(n)])
    groups = np.array([f"d{place % 20:02d}" for place in range(n)])
    return sorted_predictions(own_task(list(labels), multilabel=True), ids, groups, gold, scores > 0.5, scores)


def texts(n):
    return {f"i{place:04d}": f"Sentence number {place} of some length & <b>markup</b>." for place in range(n)}


@pytest.fixture(scope="module")
def report():
    run = make_run(1)
    figures = {"label": task_figures(run, seed=0, resamples=100)}
    rules = (Rule("act", "To do or not to do.", ("join", "leave")),)
    return Report("browsed", "How?", "held out", "signature", {}, figures, {"label": list_mistakes(run)}, rules=rules)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def open_page(browser, tmp_path):
    def open_it(html, *, width=1200, height=900):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        # The browser's own new tab asks for its parts; they are no business of the page.
        browser.get("about:blank")
        browser.get_log("performance")
        browser.get(path.as_uri())
        return browser

    return open_it


@pytest.fixture
def page(open_page, report):
    return open_page(render_html(report, texts(300)))


def rows(page, table="mistakes-label"):
    script = "return [...document.querySelectorAll(arguments[0])].map(r => [...r.cells].map(c => c.textContent))"
    return page.execute_script(script, f"#{table} tbody tr")


def choose(page, key, value, table="mistakes-label"):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.select import Select

    Select(page.find_element(By.CSS_SELECTOR, f'select[data-list="{table}"][data-key="{key}"]')).select_by_value(value)


def find(page, selector):
    from selenium.webdriver.common.by import By

    return page.find_element(By.CSS_SELECTOR, selector)


def status(page, table="mistakes-label"):
    return find(page, f"#{table}-count").text


def test_the_page_loads_without_a_fault_and_asks_for_nothing_else(page):
    assert page.get_log("browser") == []
    sent = [entry["message"] for entry in page.get_log("performance")]
    asked = [message for message in sent if "Network.requestWillBeSent" in message]
    assert all('"url":"file:' in message for message in asked)


def test_the_first_rows_are_drawn_the_surest_first(page, report):
    sure = [float(row[5]) for row in rows(page)]
    assert len(sure) == 25
    assert sure == sorted(sure, reverse=True)
    assert (
        status(page) == f"{len(report.mistakes['label'])} of {len(report.mistakes['label'])} items, the first 25 shown"
    )


def test_a_label_and_a_kind_of_error_can_be_chosen(page, report):
    choose(page, "label", "join")
    choose(page, "kind", "missed")
    missed = [mistake for mistake in report.mistakes["label"] if mistake.kind == "missed"]
    wanted = [mistake.id for mistake in missed if "join" in mistake.gold and "join" not in mistake.predicted]
    assert status(page).startswith(f"{len(wanted)} of ")
    assert {row[-1] for row in rows(page)} <= set(wanted)
    assert {row[3] for row in rows(page)} == {"missed"}


def test_words_can_be_searched_for(page):
    row = rows(page)[3]
    find(page, 'input[data-list="mistakes-label"]').send_keys(row[0].split(" of some")[0] + " of")
    assert [found[-1] for found in rows(page)] == [row[-1]]


def test_a_header_sorts_up_and_down_by_keyboard(page):
    from selenium.webdriver.common.keys import Keys

    button = find(page, '#mistakes-label th button[data-column="7"]')
    button.send_keys(Keys.ENTER)
    up = [row[-1] for row in rows(page)]
    assert up == sorted(up)
    assert find(page, "#mistakes-label th:last-child").get_attribute("aria-sort") == "ascending"
    button.send_keys(Keys.ENTER)
    down = [row[-1] for row in rows(page)]
    assert down == sorted(down, reverse=True)
    assert down != up
    assert find(page, "#mistakes-label th:last-child").get_attribute("aria-sort") == "descending"


def test_the_choice_of_order_sorts_too(page):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.select import Select

    Select(page.find_element(By.CSS_SELECTOR, 'select[data-sorts="mistakes-label"]')).select_by_visible_text("id")
    found = [row[-1] for row in rows(page)]
    assert found == sorted(found)


def test_more_rows_can_be_shown(page):
    find(page, "#mistakes-label-more").click()
    assert len(rows(page)) == 50


def test_a_sentence_is_shown_as_it_is(page):
    assert all("& <b>markup</b>." in row[0] for row in rows(page))


def test_a_rule_leads_to_its_text(page):
    choose(page, "label", "join")
    find(page, '#mistakes-label a[href="#rule-act"]').click()
    assert page.current_url.endswith("#rule-act")
    assert find(page, "#rule-act").text == "act"


@pytest.mark.parametrize("width", [1200, 700, 400, 320])
def test_nothing_sticks_out_at_the_side(open_page, report, comparison, width):
    for html in (render_html(report, texts(300)), render_comparison_html(comparison, texts(300))):
        page = open_page(html, width=width)
        assert page.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def comparison():
    """Four runs with names of some length, on seven labels and ids without a place to break."""
    runs = []
    for seed, name in enumerate(("default", "embeddings-joined", "without-composed", "words")):
        run = make_run(seed, n=120, labels=("acquiescence", "assurance", "condition", "directive", "a", "b", "c"))
        runs.append((name, replace(run, ids=np.array([f"1906-Roosevelt-1:{place:06d}" for place in range(120)]))))
    return compare_runs(runs, resamples=50)


def test_tables_and_lists_of_four_runs_fit_a_usual_window(open_page, comparison):
    page = open_page(render_comparison_html(comparison), width=1280)
    script = "return [...document.querySelectorAll('.scroll')].map(box => box.scrollWidth - box.clientWidth)"
    assert set(page.execute_script(script)) == {0}


def test_bars_of_one_figure_have_one_scale(open_page, comparison):
    page = open_page(render_comparison_html(comparison), width=1280)
    script = """return [...document.querySelectorAll(".figures")].map(list =>
        [...list.querySelectorAll("svg, .scale")].map(e => e.getBoundingClientRect())
            .map(r => r.left + " " + r.right))"""
    for tracks in page.execute_script(script):
        assert len(tracks) > 4
        assert len(set(tracks)) == 1


def test_a_narrow_window_says_that_a_table_scrolls_and_leaves_its_title_in_place(open_page, comparison):
    cue = "return [...document.querySelectorAll('.cue')].map(e => e.offsetHeight > 0)"
    assert not any(open_page(render_comparison_html(comparison), width=1280).execute_script(cue))
    page = open_page(render_comparison_html(comparison), width=420)
    assert page.execute_script(cue)[0]
    script = """const box = document.querySelector(".scroll"), title = document.querySelector(".caption");
        const at = () => [title, box.querySelector("tbody th")].map(e => e.getBoundingClientRect().left);
        const before = at(); box.scrollLeft = 200; return [before, at(), box.scrollLeft]"""
    before, after, scrolled = page.execute_script(script)
    assert scrolled == 200
    assert before == after


def test_print_on_a4_holds_all_columns_and_the_names_of_the_list(open_page, comparison):
    # 718 points of the browser are an A4 page between its margins.
    page = open_page(render_comparison_html(comparison), width=718)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    script = """return [...document.querySelectorAll("table")].map(t => t.getBoundingClientRect().right)
        .concat([...document.querySelectorAll("td.id")].map(t => t.getBoundingClientRect().right))"""
    assert max(page.execute_script(script)) <= 718
    names = "return [...document.querySelectorAll('#flipped thead .printed')].map(e => e.offsetHeight > 0)"
    assert page.execute_script(names) == [True] * 8
    assert not find(page, "#flipped thead button").is_displayed()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_of_many_runs_the_pairs_of_the_best_are_shown_and_the_others_unfold(open_page):
    comparison = compare_runs([(f"run-{seed}", make_run(seed, n=80)) for seed in range(5)], resamples=20)
    page = open_page(render_comparison_html(comparison))
    shown = [item.text for item in page.find_elements("css selector", ".reading li") if item.is_displayed()]
    assert len(shown) == 4
    assert all(comparison.best in line for line in shown)
    summary = find(page, "details summary")
    assert summary.text == "6 further pairs"
    summary.click()
    assert len([item for item in page.find_elements("css selector", ".reading li") if item.is_displayed()]) == 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page, scheme):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    for selector in ("body", ".note", "nav a", "thead th button"):
        # WCAG asks for a contrast of 4.5 of text to its ground.
        assert contrast(page, selector) >= 4.5, selector


def contrast(page, selector):
    script = """
      const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
      const rgb = colour => {
        probe.fillStyle = colour;
        probe.fillRect(0, 0, 1, 1);
        return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const style = getComputedStyle(document.querySelector(arguments[0]));
      return [rgb(style.color), rgb(getComputedStyle(document.body).backgroundColor)];"""
    light, dark = sorted((luminance(colour) for colour in page.execute_script(script, selector)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    shares = np.array(colour) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def test_every_control_and_picture_has_a_name(page):
    script = """
      const named = e => e.textContent.trim() || e.getAttribute("aria-label") || (e.labels && e.labels.length);
      const all = [...document.querySelectorAll("button, select, input, svg:not([aria-hidden])")];
      return all.filter(e => !named(e)).length"""
    assert page.execute_script(script) == 0
    assert find(page, "html").get_attribute("lang") == "en"
    assert page.execute_script("return document.querySelectorAll('h1, main').length") == 2


def test_a_printed_page_has_all_rows_and_no_controls(page, report):
    page.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert len(rows(page)) == len(report.mistakes["label"])
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not find(page, ".controls").is_displayed()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_page_of_5000_mistakes_opens_within_a_second(open_page, report):
    mistakes = [replace(report.mistakes["label"][place % 100], id=f"i{place:04d}") for place in range(5000)]
    page = open_page(render_html(replace(report, mistakes={"label": mistakes}), texts(5000)))
    assert status(page).startswith("5000 of 5000")
    script = "const t = performance.getEntriesByType('navigation')[0]; return t.domComplete - t.startTime"
    assert page.execute_script(script) < 1000


def test_flips_can_be_chosen_by_who_is_right_against_whom(open_page):
    runs = [("old", make_run(1)), ("new", make_run(2)), ("other", make_run(3))]
    comparison = compare_runs(runs, resamples=50)
    page = open_page(render_comparison_html(comparison, texts(300)))
    choose(page, "flip", "new > old", table="flipped")
    wanted = [flip.id for flip in comparison.flips if "new" in flip.right and "old" not in flip.right]
    assert status(page, "flipped").startswith(f"{len(wanted)} of {len(comparison.flips)} items")
    assert {row[-1] for row in rows(page, "flipped")} <= set(wanted)
    assert page.get_log("browser") == []

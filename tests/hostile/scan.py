"""sqlmap and wapiti against a demo, as a stranger and as somebody who is signed in; 0 where neither confirms anything."""

import http.client
import json
import os
import subprocess
import sys
import urllib.parse

# What takes words from outside and asks a database with them.
ASKED = [
    "/en/search?q=work&kind=norm&page=1",
    "/en/norms?theme=workers&status=in-force&sort=title",
    "/en/proposals?stage=voting&theme=workers",
    "/en/votes?state=open&theme=workers",
    "/en/members?q=fra&standing=voting",
    "/en/adoption?on=2026-03-02",
    "/en/record?member=FRA&before=100",
    "/en/votes/compare?of=FRA&with=DEU",
    "/api/v1/norms?theme=workers&limit=5",
    "/api/v1/record/entries?from=0&limit=5",
    "/en/norms/GAIP-NORM-0001*",
    "/en/members/FRA*",
]
ASKED_AT_A_DESK = [
    "/en/desk/search?q=work",
    "/en/desk/proposals?stage=voting",
    "/en/desk/account/acts?entry=100&line=100",
]
# Where a delegation's desk is read from.
DESK = ["/en/desk/proposals", "/en/desk/account", "/en/desk/drafts", "/en/desk/search?q=work"]
# What takes a form, and its inputs.
SENT = [
    ("/en/sign-in", "email=a@b.example&password=x&next=/en/desk"),
    ("/en/recovery", "email=a@b.example"),
    ("/en/record/receipt", "receipt=x"),
]


def sqlmap(python, origin, url, cookie, data, folder):
    arguments = [
        os.path.join(python, "sqlmap"), "-u", origin + url, "--batch", "--level", "2", "--risk", "2", "--threads", "4",
        "--flush-session", "--output-dir", folder, "--headers", f"Origin: {origin}\nSec-Fetch-Site: same-origin",
        "--disable-coloring", "--timeout", "30", "--technique", "BEUST", "--ignore-code", "*",
    ]
    if cookie:
        arguments += ["--cookie", cookie]
    if data:
        arguments += ["--data", data]
    said = subprocess.run(arguments, capture_output=True, text=True, timeout=900, check=False).stdout
    # What "appears to be injectable" is tried again by sqlmap itself; a throttle's answer is a false one.
    found = [line for line in said.splitlines() if "is vulnerable" in line or "identified the following injection" in line]
    tried = said.count("testing '")
    print(f"sqlmap {url}: {tried} kinds of tests, {len(found)} confirmed", flush=True)
    for line in found:
        print("   ", line)
    return len(found)


def is_answered(kind, entry, origin):
    """Whether what wapiti misses is there in another form, tried at that very address."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(origin).netloc, timeout=30)
    if kind == "Cross Site Request Forgery":
        # It looks for a token. Here the browser's own word decides: the form of another site is refused.
        foreign = [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}]
        statuses = set()
        for headers in foreign:
            connection.request(entry["method"], entry["path"], "", headers)
            answer = connection.getresponse()
            answer.read()
            statuses.add(answer.status)
        return statuses == {403}
    if kind == "Clickjacking Protection":
        # It looks for the older header: CSP's frame-ancestors, which browsers obey first, forbids every frame.
        connection.request(entry["method"], entry["path"])
        answer = connection.getresponse()
        answer.read()
        return "frame-ancestors 'none'" in (answer.getheader("Content-Security-Policy") or "")
    return False


def wapiti(python, origin, starts, cookie, folder):
    report = os.path.join(folder, f"wapiti-{'desk' if cookie else 'public'}.json")
    arguments = [
        os.path.join(python, "wapiti"), "-u", origin + starts[0], "--scope", "folder", "-f", "json", "-o", report,
        "--max-scan-time", "240", "--max-attack-time", "30", "-d", "3", "--max-links-per-page", "25", "--flush-session",
        "-m", "sql,xss,permanentxss,file,exec,crlf,redirect,ssrf,xxe,csrf,cookieflags,csp,http_headers,methods,upload",
        "-x", f"{origin}/en/sign-out", "-x", f"{origin}/en/desk/account/sessions*", "--no-bugreport",
        # As a browser says that a form is ours: otherwise every form is refused before it is read.
        "-H", f"Origin: {origin}", "-H", "Sec-Fetch-Site: same-origin",
    ]
    for start in starts[1:]:
        arguments += ["-s", origin + start]
    if cookie:
        arguments += ["-H", f"Cookie: {cookie}"]
    subprocess.run(arguments, capture_output=True, text=True, timeout=1500, check=False)
    with open(report) as file:
        said = json.load(file)
    reported = sum(len(entries) for entries in said["vulnerabilities"].values())
    found = {
        kind: [entry for entry in entries if not is_answered(kind, entry, origin)]
        for kind, entries in said["vulnerabilities"].items()
    }
    broken = said["anomalies"].get("Internal Server Error", [])
    number = sum(len(entries) for entries in found.values())
    pages = said["infos"].get("crawled_pages_nbr")
    print(f"wapiti {starts[0]}: {pages} pages, {reported} reported, {number} confirmed, {len(broken)} answers of 5xx", flush=True)
    for kind, entries in found.items():
        for entry in entries:
            print("   ", kind, entry["method"], entry["path"], entry["info"])
    return number + len(broken)


def main():
    origin, cookie, python, folder = sys.argv[1:5]
    os.makedirs(folder, exist_ok=True)
    found = 0
    for url in ASKED:
        found += sqlmap(python, origin, url, "", "", folder)
    for url in ASKED_AT_A_DESK:
        found += sqlmap(python, origin, url, cookie, "", folder)
    for url, data in SENT:
        found += sqlmap(python, origin, url, "", data, folder)
    found += wapiti(python, origin, ["/en/"], "", folder)
    found += wapiti(python, origin, DESK, cookie, folder)
    print(f"{found} confirmed")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

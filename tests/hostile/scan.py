"""sqlmap and wapiti against a demo, as a stranger and as somebody who is signed in; 0 where neither confirms anything."""

import json
import os
import subprocess
import sys

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
    found = [line for line in said.splitlines() if "is vulnerable" in line or "injectable" in line and "not" not in line]
    tried = said.count("testing '")
    print(f"sqlmap {url}: {tried} kinds of tests, {len(found)} confirmed", flush=True)
    for line in found:
        print("   ", line)
    return len(found)


def wapiti(python, origin, start, cookie, folder):
    report = os.path.join(folder, f"wapiti-{'desk' if cookie else 'public'}.json")
    arguments = [
        os.path.join(python, "wapiti"), "-u", origin + start, "--scope", "folder", "-f", "json", "-o", report,
        "--max-scan-time", "600", "--max-attack-time", "120", "-d", "4", "--max-links-per-page", "60", "--flush-session",
        "-m", "sql,timesql,xss,permanentxss,file,exec,crlf,redirect,ssrf,xxe,csrf,cookieflags,csp,http_headers,methods,backup,upload",
        "-x", f"{origin}/en/sign-out", "--no-bugreport",
    ]
    if cookie:
        arguments += ["-H", f"Cookie: {cookie}"]
    subprocess.run(arguments, capture_output=True, text=True, timeout=1500, check=False)
    with open(report) as file:
        said = json.load(file)
    found = {kind: entries for kind, entries in said["vulnerabilities"].items() if entries}
    broken = said["anomalies"].get("Internal Server Error", [])
    number = sum(len(entries) for entries in found.values())
    pages = said["infos"].get("crawled_pages_nbr")
    print(f"wapiti {start}: {pages} pages, {number} reported, {len(broken)} answers of 5xx", flush=True)
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
    found += wapiti(python, origin, "/en/", "", folder)
    found += wapiti(python, origin, "/en/desk/", cookie, folder)
    print(f"{found} confirmed")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

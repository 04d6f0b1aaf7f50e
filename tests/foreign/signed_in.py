"""Signs in to a demo as somebody of its accounts.csv, with the code of an app where one is asked for; prints the cookie."""

import base64
import csv
import hashlib
import hmac
import http.client
import struct
import sys
import time
import urllib.parse


def code(seed, at):
    """RFC 6238, six digits, half a minute."""
    key = base64.b32decode(seed + "=" * (-len(seed) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Browser:
    """A browser that keeps cookies and follows nothing by itself."""

    def __init__(self, origin):
        self.origin = origin
        self.host = urllib.parse.urlsplit(origin).netloc
        self.cookies = {}

    def ask(self, method, path, form=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(form)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].split("=", 1)
                self.cookies[pair[0]] = pair[1]
        connection.close()
        return answer

    def sign_in(self, account):
        answer = self.ask("POST", "/en/sign-in", {"email": account["email"], "password": account["password"]})
        place = answer.getheader("Location") or ""
        if "second-factor" in place:
            form = {"code": code(account["totp"], time.time()), "next": ""}
            answer = self.ask("POST", place.split("?")[0], form)
        return answer.status == 303


def signed_in(origin, accounts, role, member):
    with open(accounts, newline="") as file:
        account = next(row for row in csv.DictReader(file) if row["role"] == role and row["member"] in (member, ""))
    browser = Browser(origin)
    if not browser.sign_in(account):
        sys.exit(f"{account['email']} was not let in")
    return browser


def main():
    browser = signed_in(*sys.argv[1:5])
    print("; ".join(f"{name}={value}" for name, value in browser.cookies.items()))


if __name__ == "__main__":
    main()

"""Writes an archive, or counts one in its files and compares with what a register that imported it says.

Usage: archive.py make DIR             writes a small archive with everything that is odd in real ones
       archive.py check ORIGIN DIR     exit code 1 if any number differs
"""

import collections
import csv
import pathlib
import sys

from house import items, read

CHOICES = ["yes", "no", "abstain", "not-participating"]
STATES = ["AUS", "BRA", "CAN", "CHN", "CUB", "DNK", "EGY", "FRA", "GBR", "GHA", "IND", "ITA", "JPN", "MEX", "NAM", "NOR"]


def make(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    members = [[code, f"State {code}", f"État {code}", "state", "1950-01-01", ""] for code in STATES]
    # One that no longer exists, one whose beginning is unknown, and an organisation.
    members += [["YUG", "Yugoslavia", "", "state", "1950-01-01", "1992-04-27"], ["XKX", "Elsewhere", "", "state", "", ""]]
    members += [["EUE", "European Union", "Union européenne", "organisation", "1993-11-01", ""]]
    decisions, votes = [], []
    for number in range(120):
        symbol = f"GA/{1960 + number // 4}/{number}"
        date = f"{1960 + number // 4}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        title = ["QUESTION, WITH A COMMA", "=SUM(A1)", 'A "QUOTED" MATTER', "Réserve de droits"][number % 4]
        decisions.append([symbol, date, title, f"TO ADOPT PART {number}." if number % 3 else "", f"R/{number}"])
        for place, member in enumerate(members):
            voice = (number * 7 + place * 5) % 11
            # Some are silent; some decisions have no roll call at all.
            if voice < 8 and number % 10 and not ("1992" < date and member[0] == "YUG"):
                votes.append([symbol, member[0], CHOICES[voice % 4]])
    instruments = [[f"TC/{n}-1", f"Convention No. {n}, New York", f"Chapter {n % 3}", f"{1965 + n}-06-30"] for n in range(8)]
    instruments.append(["TC/9-a", "", "", ""])
    kinds = ["signature", "ratification", "accession", "acceptance", "approval", "succession", "other"]
    participation = []
    for number, instrument in enumerate(instruments):
        for place, member in enumerate(members):
            kind = kinds[(number + place) % len(kinds)]
            if (number + place) % 3:
                note = "withdrawn" if kind == "other" else ""
                participation.append([instrument[0], member[0], kind, f"{1970 + place}-03-0{number % 9 + 1}", note])
    for name, heading, rows in [
        ("members", "code,name_en,name_fr,kind,since,until", members),
        ("decisions", "symbol,date,title_en,summary_en,resolution", decisions),
        ("votes", "decision,member,choice", votes),
        ("instruments", "symbol,title_en,chapter,adopted_on", instruments),
        ("participation", "instrument,member,event,date,note", participation),
    ]:
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(heading.split(","))
            writer.writerows(rows)


def rows(folder, name):
    with open(pathlib.Path(folder) / f"{name}.csv", newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def outcome(tally):
    """More than half of those present and voting; nothing where nobody is named."""
    if not sum(tally[choice] for choice in CHOICES):
        return None
    return "adopted" if 2 * tally["yes"] > tally["yes"] + tally["no"] else "rejected"


def check(origin, folder):
    collection = read(f"{origin}/api/v1/archives")["items"][0]["code"]
    api = f"/api/v1/archives/{collection}"
    rolls = collections.defaultdict(dict)
    for row in rows(folder, "votes"):
        rolls[row["decision"]][row["member"]] = row["choice"]
    members = {row["code"]: row for row in rows(folder, "members")}
    there = {one["code"] for one in items(origin, f"{api}/members")}
    assert there == set(members), there ^ set(members)

    decisions = {row["symbol"]: row for row in rows(folder, "decisions")}
    seen = votes = 0
    outcomes = collections.Counter()
    for one in items(origin, f"{api}/decisions?limit=100"):
        roll, row = rolls[one["symbol"]], decisions[one["symbol"]]
        tally = collections.Counter(roll.values())
        counted = {choice: one["tally"][choice.replace("-", "_")] for choice in CHOICES}
        assert counted == {choice: tally[choice] for choice in CHOICES}, (one["symbol"], counted, tally)
        # Who was a member on that day and is not named did not vote; of an unknown beginning nobody says so.
        silent = [
            code
            for code, member in members.items()
            if code not in roll and member["since"] and member["since"] <= row["date"] <= (member["until"] or "9999")
        ]
        assert one["tally"]["did_not_vote"] == len(silent), (one["symbol"], one["tally"], silent)
        assert one["tally"]["entitled"] == len(roll) + len(silent), (one["symbol"], one["tally"])
        assert one["outcome"] == outcome(tally), (one["symbol"], one["outcome"], tally)
        assert one["date"] == row["date"] and (one["title"] or "") == row["title_en"].strip(), one["symbol"]
        outcomes[one["outcome"]] += 1
        seen += 1
        votes += len(roll)
    assert seen == len(decisions), (seen, len(decisions))

    # Roll calls, member by member, of one decision in twenty.
    full = 0
    for symbol in list(decisions)[::20]:
        one = read(f"{origin}{api}/decisions/{symbol.replace('/', '-')}")["item"]
        assert {vote["member"]: vote["choice"] for vote in one["roll_call"]} == rolls[symbol], symbol
        full += 1

    events = collections.defaultdict(collections.Counter)
    for row in rows(folder, "participation"):
        events[row["instrument"]][(row["member"], row["event"], row["date"], row["note"])] += 1
    instruments = [one["symbol"] for one in items(origin, f"{api}/instruments?limit=100")]
    assert sorted(instruments) == sorted(row["symbol"] for row in rows(folder, "instruments"))
    for symbol in instruments:
        one = read(f"{origin}{api}/instruments/{symbol.replace('/', '-')}")["item"]
        counted = collections.Counter(
            (event["member"], event["event"], event["date"], event["note"] or "") for event in one["participation"]
        )
        assert counted == events[symbol], (symbol, counted - events[symbol], events[symbol] - counted)
    return (
        f"{len(members)} members, {seen} decisions with {votes} votes ({outcomes['adopted']} adopted, "
        f"{outcomes['rejected']} rejected, {outcomes[None]} without a roll call), {full} roll calls by name, "
        f"{len(instruments)} instruments with {sum(sum(one.values()) for one in events.values())} events: as in the files"
    )


def main():
    if sys.argv[1:2] == ["make"] and len(sys.argv) == 3:
        make(sys.argv[2])
    elif sys.argv[1:2] == ["check"] and len(sys.argv) == 4:
        print(check(sys.argv[2].rstrip("/"), sys.argv[3]))
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Makes the demo's data from a checkout of the Numenta Anomaly Benchmark (https://github.com/numenta/NAB).

usage: tools/bundle-nab.py NAB src/main/resources/io/foretell/demo

NAB has data/, labels/ and LICENSE.txt. Writes nab.csv.gz (the 47 real series, one row of each in turn, until
it has no more), nab-windows.json (the known anomalies' windows of these series) and nab-LICENSE.txt. The same input gives
the same bytes.
"""
import csv
import gzip
import io
import json
import pathlib
import sys


def time(text):
    """2014-04-10 07:15:00.000000 -> 2014-04-10T07:15:00Z"""
    return text.split(".")[0].replace(" ", "T") + "Z"


def main(nab, out):
    nab, out = pathlib.Path(nab), pathlib.Path(out)
    series = {}
    for file in sorted((nab / "data").glob("real*/*.csv")):
        key = f"{file.parent.name}/{file.stem}"
        with open(file, newline="") as rows:
            series[key] = [(time(row["timestamp"]), row["value"]) for row in csv.DictReader(rows)]

    text = io.StringIO()
    text.write("key,time,value\n")
    for turn in range(max(map(len, series.values()))):
        for key, rows in series.items():
            if turn < len(rows):
                text.write(f"{key},{rows[turn][0]},{rows[turn][1]}\n")
    with open(out / "nab.csv.gz", "wb") as file:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0) as packed:
            packed.write(text.getvalue().encode())

    windows = json.loads((nab / "labels/combined_windows.json").read_text())
    known = {key: [[time(t) for t in window] for window in windows[key + ".csv"]] for key in series}
    (out / "nab-windows.json").write_text(json.dumps(known, indent=1) + "\n")
    (out / "nab-LICENSE.txt").write_text((nab / "LICENSE.txt").read_text().rstrip() + "\n")
    print(len(series), "series,", sum(map(len, series.values())), "rows")


if __name__ == "__main__":
    main(*sys.argv[1:])

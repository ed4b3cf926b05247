"""What feedparser reads of each document of a JSON list on standard input, as a JSON list; dates as seconds of UTC."""
import calendar
import json
import sys
import time

import feedparser


def plain(value):
    if isinstance(value, time.struct_time):
        return calendar.timegm(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


documents = json.load(sys.stdin)
json.dump([plain(feedparser.parse(document.encode('utf-8'))) for document in documents], sys.stdout)

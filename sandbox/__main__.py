"""python -m sandbox serve [--port-base 8900] | demo: serves the town; crawls it and prints the report."""

import argparse
import asyncio
import json
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from sandbox.demo import demo
from sandbox.town import Town


async def serve(town: Town) -> int:
    """Until a signal comes; one JSON line a platform on stdout when all are served."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        async with town:
            for name, url in town.urls.items():
                print(json.dumps({"name": name, "url": url}), flush=True)
            await stop.wait()
    except OSError as error:
        print(f"cannot serve: {error.strerror}; choose another --port-base (0 takes free ports)", file=sys.stderr)
        return 2
    return 0


def moment(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=(__doc__ or "").partition(": ")[2])
    parser.add_argument("command", choices=["serve", "demo"])
    parser.add_argument("--port-base", type=int, default=0, help="first port; 0 takes free ones")
    parser.add_argument("--now", type=moment, help="the town's moment, ISO 8601; else this one")
    parser.add_argument("--log", type=Path, help="file that gets one JSON line a request")
    parser.add_argument("--into", type=Path, default=Path("data/demo"), help="folder of the demo's results")
    options = parser.parse_args()
    if options.command == "demo":
        return asyncio.run(demo(options.into))
    now = options.now or datetime.now(UTC).replace(microsecond=0)
    return asyncio.run(serve(Town(now=now, port_base=options.port_base, log=options.log)))


if __name__ == "__main__":
    raise SystemExit(main())

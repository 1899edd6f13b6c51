"""python -m sandbox serve [--port-base 8900] | demo: serves the town; crawls it and prints the report."""

import argparse
import asyncio
import json
import signal
from pathlib import Path

from sandbox.demo import demo
from sandbox.town import Town


async def serve(port_base: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with Town(port_base=port_base) as town:
        for name, url in town.urls.items():
            print(json.dumps({"name": name, "url": url}), flush=True)
        await stop.wait()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=(__doc__ or "").partition(": ")[2])
    parser.add_argument("command", choices=["serve", "demo"])
    parser.add_argument("--port-base", type=int, default=0, help="first port; 0 takes free ones")
    parser.add_argument("--into", type=Path, default=Path("data/demo"), help="folder of the demo's results")
    options = parser.parse_args()
    if options.command == "serve":
        asyncio.run(serve(options.port_base))
        return 0
    return asyncio.run(demo(options.into))


if __name__ == "__main__":
    raise SystemExit(main())

import asyncio
import os.path as osp
from contextlib import asynccontextmanager


class Stock(dict):
    instances = []

    class Empty(Exception):
        pass

    def take(self, sku, count=1):
        if (left := self.get(sku, 0)) < count:
            raise self.Empty(sku)
        self[sku] = left - count
        assert self[sku] >= 0, "sold too much"


@asynccontextmanager
async def opened(path):
    stock = Stock()
    async with asyncio.Lock():
        yield stock
    print(osp.basename(path), *sorted(stock), sep="\n")


async def main():
    async with opened("/tmp/stock") as stock:
        stock.take("apple")
    return [item async for item in numbers()]


async def numbers():
    for n in range(3):
        yield n
        await asyncio.sleep(0)

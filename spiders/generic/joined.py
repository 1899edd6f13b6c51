"""Posts beside those found that print their times otherwise: an edited one, or one from long ago."""

from typing import Final

from spiders.generic.blocks import MOST, Block, blocks_of
from spiders.generic.outline import Outline
from spiders.generic.times import Dated

_TOLD: Final = 40


def joined(outline: Outline, blocks: list[Block], dates: list[Dated]) -> list[Block]:
    """The blocks, and their siblings of the same kind that have a time and words."""
    roots = [block.roots[0] for block in blocks]
    above, kind = roots[0].parent, roots[0].kind
    alike = all(root.parent is above and root.kind == kind for root in roots)
    if above is None or not alike or "." not in kind or len(above.children) > MOST:
        return blocks
    known, places = {root.index for root in roots}, [dated.element.index for dated in dates]
    more = [each for each in above.children if each.kind == kind and each.index not in known and each.count(places)]
    more = [each for each in more if outline.size(each) - outline.link_size(each) >= _TOLD]
    return blocks_of(sorted([*roots, *more], key=lambda root: root.index)) if more else blocks

"""With less ink, the panel of a picture over the whole slide stays opaque: its text is read."""

from __future__ import annotations

from briefgen.handouts.ink_saving import to_light
from briefgen.model.pictures import Original
from briefgen.model.resolved_deck import Picture
from briefgen.model.scene import PlacedPicture, Rectangle, Scene
from briefgen.model.scene_properties import Meta
from tests.unit.layout.pages import lay_out, template_for


def test_the_text_on_a_picture_keeps_a_ground_of_its_own() -> None:
    photo = Original(digest="d", format="JPEG", width=1920, height=1080)
    (page,) = lay_out("picture", {"picture": Picture(original=photo, alt="Hills")}).pages
    palette = template_for("16:9").theme.colours
    scene = Scene(pages=(page,), meta=Meta(title="Deck"), palette=palette)
    (light,) = to_light(scene).pages
    picture, panel, title = light.items
    assert isinstance(picture, PlacedPicture)
    assert isinstance(panel, Rectangle)
    assert panel.fill == "paper"
    assert panel.box.contains(title.box)

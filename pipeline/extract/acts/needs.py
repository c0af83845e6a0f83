"""What a row of the lexicon may need by its word (acts.csv: needs): a context of contexts.csv, or a test of the parse by its name."""

from collections.abc import Callable

from pipeline.extract.acts.aloft import acts_from_above, has_no_gun, is_flown
from pipeline.extract.acts.bare_strikes import is_on_those_it_hurt
from pipeline.extract.acts.befalling import (
    befalls_foes,
    befalls_people,
    befalls_people_or_troops,
    befalls_somebody,
    befalls_the_outspoken,
    befalls_the_unarmed,
    is_held_since,
    names_victims,
)
from pipeline.extract.acts.blows import (
    cuts_off,
    fires_with_aim,
    is_a_blow,
    is_a_states_blow,
    is_aimed,
    is_laid,
    is_no_warning,
    is_under_fire,
    is_what_struck,
    shells_fall,
    sinks_a_craft,
    wrecks,
)
from pipeline.extract.acts.by_whom import (
    is_by_a_side,
    is_by_armed_people,
    is_by_many,
    is_by_people,
    is_by_raiders,
    is_by_several,
    is_by_the_armed,
    is_by_the_military,
)
from pipeline.extract.acts.captives import (
    drags_off,
    holds_back,
    is_held_by_law,
    leads_off,
    leads_off_or_arrests,
    picks_up,
    stops_for_good,
    takes_people,
)
from pipeline.extract.acts.crowds import (
    goes_home,
    is_at_a_crowd,
    is_crowds,
    is_fought_by_hand,
    is_unarmed_crowds,
    sits_down,
    stops_a_march,
)
from pipeline.extract.acts.field_names import is_in_a_field
from pipeline.extract.acts.freeing import is_let_go
from pipeline.extract.acts.goods import carries_off_goods, gives_up_arms, takes_a_vessel, takes_arms
from pipeline.extract.acts.ground import (
    enters_ground,
    is_of_ground,
    is_retaken,
    is_uncontested,
    sets_up_a_base,
    takes_a_known_place,
    takes_a_post,
    takes_a_site,
    takes_ground,
    wrecks_a_camp,
)
from pipeline.extract.acts.losses import have_fallen, is_price, loses_its_own
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import is_about_known_place, takes_ground_named
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.text.tokens import Token


def has_what_it_needs(token: Token, trigger: Trigger) -> bool:
    """Return whether what the trigger's row needs stands by the word."""
    need = trigger.needs
    if need is None:
        return True
    if goes_home(token, trigger):
        return False
    if need in _ASKED_OF_THE_WORD:
        return _ASKED_OF_THE_WORD[need](token)
    if need in _ASKED_OF_THE_ROW:
        return _ASKED_OF_THE_ROW[need](token, trigger)
    return has(token, need) or (need in _AS_GOOD and _AS_GOOD[need](token))


def _is_told_itself(verb: Token) -> bool:
    """Return whether the sentence tells it, and does not only date or describe something by it ("since the army seized power")."""
    return verb.dep_ not in {"relcl", "acl", "advcl", "pcomp"}


_AS_GOOD: dict[str, Callable[[Token], bool]] = {
    "air": is_on_those_it_hurt,
    "fired": is_what_struck,
    "ground": is_about_known_place,
    "military": is_by_the_military,
}
"""What else does for a need than a word of its context."""
_ASKED_OF_THE_WORD: dict[str, Callable[[Token], bool]] = {
    "aimed_at": is_aimed,
    "aimed_blow": fires_with_aim,
    "armed_people": is_by_armed_people,
    "arms": takes_arms,
    "arms_given_up": gives_up_arms,
    "at_crowd": is_at_a_crowd,
    "at_march": stops_a_march,
    "blow": is_a_blow,
    "by_armed": is_by_raiders,
    "by_many": is_by_many,
    "by_people": is_by_people,
    "by_the_armed": is_by_the_armed,
    "camp_wrecked": wrecks_a_camp,
    "craft_sunk": sinks_a_craft,
    "crowd": is_crowds,
    "crowd_sits": sits_down,
    "crude_fight": is_fought_by_hand,
    "cuts_off": cuts_off,
    "dragged_off": drags_off,
    "enters_ground": enters_ground,
    "fallen": have_fallen,
    "fighters_do": is_by_a_side,
    "flown": is_flown,
    "form_field": is_in_a_field,
    "from_above": acts_from_above,
    "goods_carried_off": carries_off_goods,
    "held_back": holds_back,
    "held_by_law": is_held_by_law,
    "known_place_taken": takes_a_known_place,
    "laid": is_laid,
    "led_off": leads_off,
    "led_off_by_any": leads_off_or_arrests,
    "named_ground": takes_ground_named,
    "no_gun": has_no_gun,
    "no_warning": is_no_warning,
    "of_ground": is_of_ground,
    "own_dead": loses_its_own,
    "own_loss": is_price,
    "post_taken": takes_a_post,
    "retaken": is_retaken,
    "set_up": sets_up_a_base,
    "several_people": is_by_several,
    "shells_fall": shells_fall,
    "site_taken": takes_a_site,
    "state_blow": is_a_states_blow,
    "territory": takes_ground,
    "told_itself": _is_told_itself,
    "unarmed_crowd": is_unarmed_crowds,
    "uncontested": is_uncontested,
    "under_fire": is_under_fire,
    "vessel": takes_a_vessel,
    "wrecks": wrecks,
}
"""Tests of the word in its sentence."""
_ASKED_OF_THE_ROW: dict[str, Callable[[Token, Trigger], bool]] = {
    "by_law": picks_up,
    "captive": takes_people,
    "foes": befalls_foes,
    "held_since": is_held_since,
    "let_go": is_let_go,
    "outspoken": befalls_the_outspoken,
    "people": befalls_people,
    "people_or_troops": befalls_people_or_troops,
    "somebody": befalls_somebody,
    "stopped_for_good": stops_for_good,
    "unarmed": befalls_the_unarmed,
    "victims": names_victims,
}
"""Tests that ask whom the word befalls in the sense of its row."""

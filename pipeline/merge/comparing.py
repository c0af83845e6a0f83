"""Reports that are held against each other, and what ties them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.merge.profile import Profile
from pipeline.merge.repeating import Tellings
from pipeline.merge.ties import Judged, alike, tie_within_article, ties_across_articles, ties_of_followers
from schemas.events import Tied


@dataclass(frozen=True, slots=True)
class Near:
    """A report that is to be compared with some of those that were asked about."""

    profile: Profile
    to: Collection[str]
    """The ids of those; of those that say the same, which is enough to be alike, the words stand for all."""


class Compared:
    """Reports as they come to be known, and which of them are tied."""

    def __init__(self, judged: Judged, gone: Collection[str]) -> None:
        """Begin with none; reports that are ``gone``, by id, speak for themselves, as those do that were judged."""
        self.profiles: dict[str, Profile] = {}
        self.tellings = Tellings(judged.reports.union(gone))
        self._of_article: defaultdict[str, list[Profile]] = defaultdict(list)
        self._beside: defaultdict[str, dict[str, Tied | None]] = defaultdict(dict)
        """The ties of each report by the ids of the others; None for one that a person decided."""
        self.seen: dict[tuple[str, str], Tied] = {}
        """The ties that were seen, and not remembered, by the ids of both."""
        for one, other in map(sorted, judged.same):
            self._beside[one][other] = self._beside[other][one] = None

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take in the reports."""
        new = {profile.fact.report_id: profile for profile in profiles if profile.fact.report_id not in self.profiles}
        self.profiles |= new
        self.tellings.add(new.values())
        for profile in new.values():
            self._of_article[profile.fact.article_id].append(profile)

    def compare_all(self, report_ids: Iterable[str]) -> None:
        """Compare the reports with each other."""
        self._keep(alike([self.profiles[report_id] for report_id in report_ids], self.tellings))

    def compare(self, wave: Collection[str], found: Iterable[Near], done: Collection[str]) -> None:
        """Compare the reports with what was found for them, and with the others of their articles, but for the done."""
        leave_out = self.tellings.echoes.union(done)
        heard = (near for near in found if near.profile.fact.report_id not in leave_out)
        self._keep(ties_across_articles((near.profile, self._asked(near, wave)) for near in heard))
        for report_id in wave:
            self._keep(self._within_article(self.profiles[report_id], wave, done))
        self._keep(ties_of_followers(self.tellings))

    def recall(self, ties: Iterable[Tied]) -> None:
        """Take in ties of earlier runs."""
        for found in ties:
            self._take(found)

    def beside(self, report_ids: Iterable[str]) -> Iterator[str]:
        """Yield what is tied to one of the reports."""
        return chain.from_iterable(self._beside.get(report_id, ()) for report_id in report_ids)

    def ties_among(self, region: Collection[str]) -> Iterator[Tied]:
        """Yield what ties some reports to each other and is weighed."""
        silent = self.tellings.silent
        for report_id in region:
            for other_id, found in self._beside.get(report_id, {}).items():
                if found is not None and report_id < other_id and other_id in region:
                    both_speak = report_id not in silent and other_id not in silent
                    if both_speak or self._is_weighed(found):
                        yield found

    def nearest(self, report_id: str) -> str | None:
        """Return what the report is most like."""
        beside = self._beside.get(report_id, {})
        alike = [(-found.score, other) for other, found in beside.items() if found is not None]
        return min(alike)[1] if alike else None

    def not_seen_whole(self, wave: Iterable[str]) -> Iterator[str]:
        """Yield what a report is tied to by words alone: others may say the same, unseen yet."""
        for profile in (self.profiles[report_id] for report_id in wave):
            for other in map(self.profiles.get, self._beside.get(profile.fact.report_id, ())):
                if other is not None and (other.saying or other.matter) and not profile.shows_whole(other):
                    yield other.fact.report_id

    def _is_weighed(self, found: Tied) -> bool:
        return found.contests or self.tellings.are_weighed(self.profiles[found.one], self.profiles[found.other])

    def _asked(self, near: Near, wave: Collection[str]) -> list[Profile]:
        """Return those of the asked that the report is to be held against."""
        report_id, tellings = near.profile.fact.report_id, self.tellings
        unheard = tellings.silent if report_id in tellings.silent else tellings.echoes
        ids = self._named(near.to, wave)
        if unheard:
            ids = [other for other in ids if other not in unheard]
        if report_id in wave:
            ids = [other for other in ids if other < report_id]
        return list(map(self.profiles.__getitem__, ids))

    def _named(self, names: Collection[str], wave: Collection[str]) -> list[str]:
        """Return the ids of the reports that are named by these, or by what several of them say."""
        ids = [name for name in names if name in self.profiles]
        if len(ids) < len(names):
            said = (self.tellings.speaking(name, wave) for name in names if name not in self.profiles)
            ids += [profile.fact.report_id for profile in chain.from_iterable(said)]
        return ids

    def _within_article(self, profile: Profile, wave: Collection[str], done: Collection[str]) -> Iterator[Tied]:
        report_id = profile.fact.report_id
        for other in self._of_article[profile.fact.article_id]:
            other_id = other.fact.report_id
            again = other_id in done or (other_id in wave and other_id >= report_id)
            if other_id != report_id and not again:
                yield from tie_within_article(profile, other, self.tellings)

    def _keep(self, ties: Iterable[Tied]) -> None:
        for found in ties:
            self.seen[found.one, found.other] = found
            self._take(found)

    def _take(self, found: Tied) -> None:
        self._beside[found.one][found.other] = self._beside[found.other][found.one] = found

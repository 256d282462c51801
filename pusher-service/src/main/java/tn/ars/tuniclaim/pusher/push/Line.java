package tn.ars.tuniclaim.pusher.push;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.Thing;
import tn.ars.tuniclaim.pusher.journal.Told;
import tn.ars.tuniclaim.pusher.park.Parked;

/**
 * The pending changes of one bordereau in ARS's order, and which of them still count.
 *
 * <p>A change is pointless when its thing was told something newer; a status or a complaint also when a newer one of
 * the same thing stands in the line. Payments stand for money that moved, so unless the settings say otherwise each is told that comes in time: none after a newer one of its
 * thing whose call may have reached the partner. One comes late when ARS publishes it late, or under the partner's id, by
 * another partition.
 *
 * @param kept what is to be told, in this order
 * @param superseded what is not, each with the id of the newer change
 * @param seenBefore what came to its end or is parked already
 */
record Line(List<Pending> kept, Map<Pending, String> superseded, List<Pending> seenBefore) {

    private static final Comparator<Pending> ORDER =
            Comparator.comparing(pending -> pending.change().moment());

    /** @param isEachTold of which kinds every change counts by itself, so that none that stands in line makes another pointless */
    static Line of(
            List<Parked> waiting,
            List<Change> fresh,
            Function<Collection<String>, Told> journal,
            Predicate<PushKind> isEachTold) {
        var all = Stream.concat(
                        waiting.stream().map(Pending::of), fresh.stream().map(Pending::fresh))
                .toList();
        return of(all, journal.apply(all.stream().map(Line::id).collect(toSet())), isEachTold);
    }

    private static Line of(List<Pending> all, Told told, Predicate<PushKind> isEachTold) {
        var seen = new HashSet<>(told.ended());
        var seenBefore = new ArrayList<Pending>();
        var standing = new ArrayList<Pending>();
        for (var pending : all) {
            (seen.add(id(pending)) ? standing : seenBefore).add(pending);
        }
        standing.sort(ORDER);
        return sifted(standing, seenBefore, told, isEachTold);
    }

    private static Line sifted(
            List<Pending> standing, List<Pending> seenBefore, Told told, Predicate<PushKind> isEachTold) {
        var ofThing = standing.stream().collect(groupingBy(Line::thing));
        var kept = new ArrayList<Pending>();
        var superseded = new LinkedHashMap<Pending, String>();
        for (var pending : standing) {
            toldNewer(pending, told)
                    .or(() -> standsNewer(pending, ofThing.getOrDefault(thing(pending), List.of()), isEachTold))
                    .ifPresentOrElse(newer -> superseded.put(pending, newer), () -> kept.add(pending));
        }
        return new Line(kept, superseded, seenBefore);
    }

    private static Optional<String> toldNewer(Pending pending, Told told) {
        return Optional.ofNullable(told.newest().get(pending.change().thing()))
                .filter(last -> last.moment().isAfter(pending.change().moment()))
                .map(Told.Last::changeId);
    }

    /** @param sameThing in order */
    private static Optional<String> standsNewer(
            Pending pending, List<Pending> sameThing, Predicate<PushKind> isEachTold) {
        var moment = pending.change().moment();
        return sameThing.reversed().stream()
                .takeWhile(other -> other.change().moment().isAfter(moment))
                .filter(newer -> !isEachTold.test(thing(pending).kind())
                        || newer.calls().made() > pending.calls().made())
                .findFirst()
                .map(Line::id);
    }

    private static Thing thing(Pending pending) {
        return pending.change().thing();
    }

    private static String id(Pending pending) {
        return pending.change().id();
    }

    int size() {
        return kept.size() + superseded.size() + seenBefore.size();
    }

    /** True when something was parked before, so that what is new must wait behind it. */
    boolean startsParked() {
        return Stream.concat(kept.stream(), superseded.keySet().stream()).anyMatch(Pending::parked);
    }

    /** For who may not take anything out of the park. */
    Line withoutParked() {
        var ofNew = new LinkedHashMap<>(superseded);
        ofNew.keySet().removeIf(Pending::parked);
        return new Line(kept.stream().filter(pending -> !pending.parked()).toList(), ofNew, seenBefore);
    }
}

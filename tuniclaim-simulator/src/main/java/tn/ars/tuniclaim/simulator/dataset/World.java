package tn.ars.tuniclaim.simulator.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where everything stands in a generation: settings and the few steps taken, whatever the size. */
record World(DatasetSettings settings, List<Generation> generations) {

    int generation() {
        return generations.size();
    }

    Oddities oddities() {
        return settings.oddities();
    }

    /** How many bordereaux have ever been listed. */
    long everListed() {
        return generations.isEmpty()
                ? settings.bordereaux()
                : generations.getLast().after();
    }

    World after(Step step) {
        var before = everListed();
        var generation = new Generation(generation() + 1, step, before, before + Math.round(before * step.added()));
        var all = new ArrayList<>(generations);
        all.add(generation);
        return new World(settings, List.copyOf(all));
    }

    /** Only to be asked after at least one step. */
    World previous() {
        return new World(settings, generations.subList(0, generations.size() - 1));
    }

    Shape shape(long index) {
        var draw = Draw.at(settings.seed(), index);
        var listed = true;
        var moves = 0;
        var revised = Shape.NOTHING_REVISED;
        var bulletins = settings.bulletinsPerBordereau();
        for (var generation : generations) {
            if (index < generation.before()) {
                listed &= !generation.removes(draw);
                moves += generation.moves(draw) ? 1 : 0;
                if (generation.changes(draw)) {
                    revised = Arrays.copyOf(revised, revised.length + 1);
                    revised[revised.length - 1] = bulletins == 0 ? 0 : generation.changedBulletin(draw, bulletins);
                }
            }
        }
        return new Shape(this, index, draw, listed, moves, revised);
    }
}

package tn.ars.tuniclaim.simulator.dataset;

import tn.ars.tuniclaim.simulator.form.Form;

/**
 * What happens to the world from one generation to the next, as shares of what there was before.
 *
 * @param added new bordereaux
 * @param changed bordereaux whose delay and one bulletin say something else
 * @param vanished bordereaux that are listed no more
 * @param moved bordereaux whose statut goes one word further
 */
public record Step(double added, double changed, double vanished, double moved) {

    public static Step read(Form form) {
        var step = new Step(
                form.share("added", 0), form.share("changed", 0), form.share("vanished", 0), form.share("moved", 0));
        form.nothingElse();
        return step;
    }
}

package tn.ars.tuniclaim.simulator.dataset;

import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;

/**
 * What the world of generation 0 is made of.
 *
 * @param bordereaux how many there are at the start; later generations add to them
 */
public record DatasetSettings(
        long seed, long bordereaux, int bulletinsPerBordereau, int itemsPerBulletin, Oddities oddities) {

    public static final long MOST_BORDEREAUX = 10_000_000;
    public static final int MOST_CHILDREN = 10_000;

    public static final DatasetSettings DEFAULT = new DatasetSettings(7, 2_000, 20, 3, Oddities.CLEAN);

    public DatasetSettings {
        within("bordereaux", bordereaux, MOST_BORDEREAUX);
        within("bulletinsPerBordereau", bulletinsPerBordereau, MOST_CHILDREN);
        within("itemsPerBulletin", itemsPerBulletin, MOST_CHILDREN);
    }

    private static void within(String name, long value, long most) {
        if (value < 0 || value > most) {
            throw new BadField(name, "must be from 0 to " + most);
        }
    }

    /** What the form does not name stays as it is here. */
    public DatasetSettings changedBy(Form form) {
        var changed = new DatasetSettings(
                form.number("seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
                form.number("bordereaux", bordereaux, 0, MOST_BORDEREAUX),
                (int) form.number("bulletinsPerBordereau", bulletinsPerBordereau, 0, MOST_CHILDREN),
                (int) form.number("itemsPerBulletin", itemsPerBulletin, 0, MOST_CHILDREN),
                form.has("oddities") ? Oddities.read(form.value("oddities")) : oddities);
        form.nothingElse();
        return changed;
    }

    public DatasetSettings with(Oddities changed) {
        return new DatasetSettings(seed, bordereaux, bulletinsPerBordereau, itemsPerBulletin, changed);
    }
}

package tn.ars.tuniclaim.importer.bordereau;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.BulletinImported.Item;

/**
 * A bulletin de soin as the partner tells it, in ARS's types.
 *
 * @param etat the partner's own word, known to ARS or not
 */
public record PartnerBulletin(
        BulletinContent content, @Nullable String etat, List<Item> items) {}

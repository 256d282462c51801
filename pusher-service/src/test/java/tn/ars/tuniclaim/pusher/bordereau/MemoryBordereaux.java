package tn.ars.tuniclaim.pusher.bordereau;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;

/** Bordereaux without a database; its contract is tested like the real one's. */
public final class MemoryBordereaux implements Bordereaux {

    private final Map<BordereauReference, Optional<BordereauReference>> ids = new ConcurrentHashMap<>();
    private final Predicate<BordereauReference> visited;

    /** @param visited whether there was a visit under that name */
    public MemoryBordereaux(Predicate<BordereauReference> visited) {
        this.visited = visited;
    }

    public void learn(BordereauReference reference, @Nullable BordereauReference id) {
        ids.put(reference, Optional.ofNullable(id));
    }

    @Override
    public Map<BordereauReference, BordereauReference> referencesOf(Collection<BordereauReference> names) {
        return names.stream()
                .filter(name -> ids.containsKey(name) || named(name).isPresent())
                .collect(toMap(name -> name, name -> named(name).orElse(name)));
    }

    @Override
    public Known known(BordereauReference name) {
        var reference = named(name).orElse(name);
        var id = ids.get(reference);
        return id == null
                ? Known.nothingOf(name)
                : new Known(
                        reference,
                        Optional.of(id.orElse(reference).value()),
                        id.filter(other -> named(other).isPresent()).filter(visited));
    }

    /** Which bordereau has that name, if it is not its reference. */
    private Optional<BordereauReference> named(BordereauReference name) {
        var owners = ids.entrySet().stream()
                .filter(entry -> entry.getValue().filter(name::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        return ids.containsKey(name) || owners.size() != 1 ? Optional.empty() : Optional.of(owners.getFirst());
    }
}

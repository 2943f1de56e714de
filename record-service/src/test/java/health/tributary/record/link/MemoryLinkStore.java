package health.tributary.record.link;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Codes in memory; keeps the contract. */
public final class MemoryLinkStore implements LinkStore {
    private final Map<String, StoredLink> links = new HashMap<>();
    private final Map<FeedId, StoredTries> tries = new HashMap<>();

    @Override
    public synchronized List<StoredLink> of(Collection<SubjectId> subjects, int limit) {
        return links.values().stream()
                .filter(link -> subjects.contains(link.anchor())
                        || link.linked()
                                .filter(linked -> subjects.contains(linked.subject()))
                                .isPresent())
                .sorted(Comparator.comparing(StoredLink::created).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<StoredLink> byCode(String hash) {
        return links.values().stream().filter(link -> link.code().equals(hash)).findFirst();
    }

    @Override
    public synchronized List<StoredLink> untold(int limit) {
        return links.values().stream().filter(link -> !link.told()).limit(limit).toList();
    }

    @Override
    public synchronized boolean write(StoredLink link) {
        StoredLink before = links.get(link.id());
        boolean next = (before == null ? 0 : before.revision()) + 1 == link.revision();
        if (next) {
            links.put(link.id(), link);
        }
        return next;
    }

    @Override
    public synchronized void remove(Collection<String> ids) {
        links.keySet().removeAll(List.copyOf(ids));
    }

    @Override
    public synchronized Optional<StoredTries> tries(FeedId feed) {
        return Optional.ofNullable(tries.get(feed));
    }

    @Override
    public synchronized boolean writeTries(StoredTries written) {
        StoredTries before = tries.get(written.feed());
        boolean next = (before == null ? 0 : before.revision()) + 1 == written.revision();
        if (next) {
            tries.put(written.feed(), written);
        }
        return next;
    }
}

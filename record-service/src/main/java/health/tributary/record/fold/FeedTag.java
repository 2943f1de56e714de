package health.tributary.record.fold;

import health.tributary.contract.FeedId;
import health.tributary.contract.statement.JsonItems;
import health.tributary.contract.statement.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who says so: a tag in {@code meta} for each feed that states what an entry shows (Meta.tag, R4). It comes of the statements
 * themselves and is no statement: a further feed that confirms an entry makes no new version of it.
 */
public final class FeedTag {
    private static final String SYSTEM = "https://tributary.health/feed";
    private static final String ELEMENT = "~feed";
    private static final String TAG = "\"tag\":[";

    private FeedTag() {}

    /** What a feed's assertion says beside its slots. */
    static Slot slot(FeedId feed, int rank) {
        return new Slot(ELEMENT + "#" + feed.name(), rank, tag(feed), "", "feed");
    }

    /** The tags of some feeds, as items of a list. */
    public static String of(Set<FeedId> feeds) {
        return feeds.stream().sorted().map(FeedTag::tag).collect(Collectors.joining(","));
    }

    private static String tag(FeedId feed) {
        return "{\"system\":\"" + SYSTEM + "\",\"code\":\"" + feed.name() + "\"}";
    }

    /**
     * The members of {@code meta} with the feeds' tags behind those that are stated.
     *
     * @param stated the members' text, empty if there are none
     */
    static String added(String stated, Shown shown) {
        TreeMap<String, String> tags = new TreeMap<>();
        shown.slots().forEach((key, slot) -> {
            if (slot.slot().element().equals(ELEMENT) && !slot.slot().clears()) {
                tags.put(key, slot.slot().json());
            }
        });
        if (tags.isEmpty()) {
            return stated;
        }
        String own = String.join(",", tags.values());
        List<String> members = new ArrayList<>(JsonItems.split(stated));
        for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            if (member.startsWith(TAG)) {
                String items = member.substring(TAG.length(), member.length() - 1);
                members.set(i, TAG + (items.isEmpty() ? "" : items + ",") + own + "]");
                return String.join(",", members);
            }
        }
        members.add(TAG + own + "]");
        return String.join(",", members);
    }
}

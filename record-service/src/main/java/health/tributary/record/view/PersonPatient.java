package health.tributary.record.view;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.statement.JsonItems;
import health.tributary.record.fold.CanonicalResource;
import health.tributary.record.fold.Rendering;
import health.tributary.record.fold.Shown;
import health.tributary.record.fold.ShownSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * A person's Patient from the Patient entries of the person's subjects.
 *
 * <p>The rule: each source's word on an element ranks by (the feed's trust, the clock since which the source says so, the
 * entry's id), the highest first. Repeating elements (names, identifiers, telecoms, addresses, contacts …) are united in that
 * order, each item once: identifiers are the same by system and value, all else by their text. A single element
 * (birth date, gender …) is the first source's. With more than one source, {@code link} names each as
 * {@code seealso}, in the order of their ids.
 */
public final class PersonPatient {
    private static final String TYPE = "Patient";
    private static final String META = "meta";

    /** One source's word on one element: the texts of its slots in their order. */
    private record Word(EntryId entry, int trust, ShownSlot slot, List<String> texts, boolean repeats) {}

    private static final Comparator<Word> STRONGEST_FIRST = Comparator.comparingInt(Word::trust)
            .reversed()
            .thenComparing(word -> word.slot().since(), Comparator.reverseOrder())
            .thenComparing(Word::entry);

    private PersonPatient() {}

    /**
     * The Patient under the person's id; it does not exist when no member's does.
     *
     * @param trust the trust of a feed; higher is trusted more
     */
    public static PersonView of(PersonId person, Collection<MemberPatient> members, ToIntFunction<FeedId> trust) {
        List<MemberPatient> present = members.stream()
                .filter(member -> member.shown().exists())
                .sorted(Comparator.comparing(MemberPatient::entry))
                .toList();
        EntryId id = new EntryId(person.value());
        if (present.isEmpty()) {
            return new PersonView(new CanonicalResource("", id, TYPE, false, "", Instant.EPOCH), Map.of());
        }
        Map<String, List<EntryId>> sources = new LinkedHashMap<>();
        Map<String, String> single = new TreeMap<>();
        Map<String, List<String>> repeating = new TreeMap<>();
        for (String element : elementsOf(present)) {
            List<Word> words = words(element, present, trust);
            if (words.get(0).repeats()) {
                repeating.put(element, united(element, words));
                sources.put(element, words.stream().map(Word::entry).toList());
            } else {
                single.put(element, words.get(0).texts().get(0));
                sources.put(element, List.of(words.get(0).entry()));
            }
        }
        if (present.size() > 1) {
            List<String> links = repeating.computeIfAbsent("link", element -> new ArrayList<>());
            present.forEach(member -> links.add(
                    "{\"other\":{\"reference\":\"Patient/" + member.entry().value() + "\"},\"type\":\"seealso\"}"));
        }
        List<String> metas = new ArrayList<>();
        words(META, present, trust)
                .forEach(word -> metas.add(membersOf(word.texts().get(0))));
        String stated = PersonMeta.of(metas);
        // The strongest's word comes first; behind it each source is named.
        present.forEach(member -> metas.add(Rendering.metaMembers(member.shown())));
        String elements = Rendering.elements(single, repeating, TYPE);
        return new PersonView(resource(id, present, stated, PersonMeta.of(metas), elements), sources);
    }

    private static String membersOf(String meta) {
        return meta.substring("\"meta\":{".length(), meta.length() - 1);
    }

    // The sources' versions are in the hash, so that going back to an older content is a new version here too.
    private static CanonicalResource resource(
            EntryId id, List<MemberPatient> members, String stated, String meta, String elements) {
        StringBuilder identity = new StringBuilder(stated).append(elements);
        Instant updated = Instant.EPOCH;
        for (MemberPatient member : members) {
            CanonicalResource source = Rendering.render(member.shown(), member.entry(), TYPE);
            identity.append(source.id()).append(source.version());
            updated = source.updated().isAfter(updated) ? source.updated() : updated;
        }
        return Rendering.resource(id, TYPE, Rendering.version(identity.toString()), updated, meta, elements);
    }

    private static Set<String> elementsOf(List<MemberPatient> members) {
        Set<String> elements = new TreeSet<>();
        for (MemberPatient member : members) {
            for (ShownSlot slot : member.shown().slots().values()) {
                if (slot.visible() && !slot.slot().key().equals(META)) {
                    elements.add(slot.slot().element());
                }
            }
        }
        return elements;
    }

    private static List<Word> words(String element, List<MemberPatient> members, ToIntFunction<FeedId> trust) {
        List<Word> words = new ArrayList<>();
        for (MemberPatient member : members) {
            Shown shown = member.shown();
            shown.slots().values().stream()
                    .filter(slot -> slot.visible() && slot.slot().element().equals(element))
                    .max(Comparator.comparing(ShownSlot::since)
                            .thenComparing(slot -> slot.slot().key()))
                    .ifPresent(slot -> words.add(new Word(
                            member.entry(),
                            trust.applyAsInt(slot.feed()),
                            slot,
                            shown.element(element),
                            slot.slot().key().length() > element.length())));
        }
        words.sort(STRONGEST_FIRST);
        return words;
    }

    private static List<String> united(String element, List<Word> words) {
        Set<String> seen = new HashSet<>();
        List<String> items = new ArrayList<>();
        for (Word word : words) {
            for (String text : word.repeats() ? word.texts() : List.<String>of()) {
                for (String item : JsonItems.split(text)) {
                    if (seen.add(identity(element, item))) {
                        items.add(item);
                    }
                }
            }
        }
        return items;
    }

    // An identifier says the same with or without its type, period or assigner.
    private static String identity(String element, String item) {
        if (!element.equals("identifier")) {
            return item;
        }
        String system = "";
        String value = "";
        for (String member : JsonItems.split(item.substring(1, item.length() - 1))) {
            if (member.startsWith("\"system\":")) {
                system = member;
            } else if (member.startsWith("\"value\":")) {
                value = member;
            }
        }
        return value.isEmpty() ? item : system + value;
    }
}

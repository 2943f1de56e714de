package health.tributary.normalizer.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.FeedId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.vocabulary.LocalCodes;
import health.tributary.normalizer.vocabulary.LocalCodes.Target;
import health.tributary.normalizer.vocabulary.LocalCodes.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the ConceptMaps (FHIR R4) that feeds name. A map that is not as it should be stops the start, with the feed, the file and the
 * path of what is wrong: codes that are silently not translated would show only years later.
 */
public final class ConceptMapFiles {
    /** A larger file is a terminology, not a feed's map. */
    private static final long MAX_FILE_BYTES = 64L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SAME = Set.of("equal", "equivalent");
    private static final Set<String> WIDER = Set.of("wider", "subsumes");
    /** Targets that say more or other than the code: they are not added. */
    private static final Set<String> OTHER =
            Set.of("narrower", "specializes", "inexact", "relatedto", "unmatched", "disjoint");

    private ConceptMapFiles() {}

    /** The maps of all feeds; file names count from a folder. */
    public static Map<FeedId, LocalCodes> read(FeedRegistry registry, Path folder) throws IOException {
        Map<FeedId, LocalCodes> codes = new HashMap<>();
        for (Feed feed : registry.all()) {
            List<Translation> translations = new ArrayList<>();
            for (String name : feed.mapping().conceptMaps()) {
                try {
                    read(folder.resolve(name), translations);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "feed \"" + feed.id().name() + "\", concept map " + name + ": " + e.getMessage(), e);
                }
            }
            if (!translations.isEmpty()) {
                codes.put(feed.id(), LocalCodes.of(feed.id().name(), translations));
            }
        }
        return codes;
    }

    private static void read(Path file, List<Translation> into) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no such file");
        }
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IllegalArgumentException("the file is larger than " + MAX_FILE_BYTES + " bytes");
        }
        JsonNode map;
        try {
            map = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON, line " + e.getLocation().getLineNr(), e);
        }
        require(map.path("resourceType").asText().equals("ConceptMap"), "resourceType", "is ConceptMap");
        JsonNode groups = map.path("group");
        require(groups.isArray() && !groups.isEmpty(), "group", "is a list with at least one item");
        for (int i = 0; i < groups.size(); i++) {
            group(groups.get(i), "group[" + i + ']', into);
        }
    }

    private static void group(JsonNode group, String path, List<Translation> into) {
        String system = text(group, "target", path);
        require(system.indexOf(':') > 0, path + ".target", "is the URI of a code system");
        JsonNode elements = group.path("element");
        require(elements.isArray() && !elements.isEmpty(), path + ".element", "is a list with at least one item");
        for (int i = 0; i < elements.size(); i++) {
            String at = path + ".element[" + i + ']';
            String code = text(elements.get(i), "code", at);
            JsonNode targets = elements.get(i).path("target");
            for (int j = 0; j < targets.size(); j++) {
                require(into.size() < LocalCodes.MAX_TRANSLATIONS, at, "is one translation too many for a feed");
                target(targets.get(j), at + ".target[" + j + ']', group, system, code, into);
            }
        }
    }

    private static void target(
            JsonNode target, String path, JsonNode group, String system, String code, List<Translation> into) {
        String equivalence = text(target, "equivalence", path);
        require(
                SAME.contains(equivalence) || WIDER.contains(equivalence) || OTHER.contains(equivalence),
                path + ".equivalence",
                "is a code of FHIR's concept-map-equivalence");
        require(
                target.path("dependsOn").isEmpty(),
                path + ".dependsOn",
                "is not supported: a translation must not hang on other codes");
        if (!OTHER.contains(equivalence)) {
            into.add(new Translation(
                    group.path("source").asText(""),
                    code,
                    new Target(
                            system,
                            group.path("targetVersion").asText(""),
                            text(target, "code", path),
                            target.path("display").asText(""),
                            WIDER.contains(equivalence))));
        }
    }

    private static String text(JsonNode node, String member, String path) {
        String text = node.path(member).asText("");
        require(
                !text.isBlank() && text.equals(text.strip()),
                path + '.' + member,
                "is a text without blanks around it");
        return text;
    }

    private static void require(boolean holds, String path, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(path + ' ' + rule);
        }
    }
}

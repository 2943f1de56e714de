package health.tributary.fhir.bundle;

import health.tributary.contract.SubjectId;
import health.tributary.fhir.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An entry while it is planned. */
final class Draft {
    final int index;
    final BundleEntry entry;
    final String type;
    /** The sender's logical id, or empty. */
    final String id;

    final List<Token> identifiers;
    String businessKey;
    SubjectId subject;
    boolean directory;
    boolean bad;
    /** Whether its first reference to whom it is about leads to something that is no patient. */
    boolean ofOther;

    Draft(int index, BundleEntry entry) {
        this.index = index;
        this.entry = entry;
        Optional<ResourceUrl> target = entry.request().target();
        Optional<JsonObject> resource = entry.resource();
        this.type = resource.map(JsonObject::resourceType)
                .orElseGet(() -> target.map(ResourceUrl::type).orElseThrow());
        this.id = resource.flatMap(it -> it.text("id"))
                .or(() -> target.map(ResourceUrl::id).filter(text -> !text.isEmpty()))
                .orElse("");
        this.identifiers = resource.map(Draft::identifiers).orElse(List.of());
    }

    private static List<Token> identifiers(JsonObject resource) {
        List<Token> tokens = new ArrayList<>();
        for (JsonObject identifier : resource.objects("identifier")) {
            Token.of(identifier).ifPresent(tokens::add);
        }
        return tokens;
    }

    boolean isPatient() {
        return type.equals("Patient");
    }

    /** The keys under which others may refer to it, its own first. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        entry.request().condition().ifPresent(token -> keys.add(token.key()));
        if (!id.isEmpty()) {
            keys.add("fhir:" + id);
        }
        for (Token token : identifiers) {
            if (!keys.contains(token.key())) {
                keys.add(token.key());
            }
        }
        return keys;
    }
}

package health.tributary.record.write;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.MalformedRecord;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonText;
import health.tributary.fhir.JsonValue;
import health.tributary.fhir.ReadResult;
import health.tributary.fhir.References;
import health.tributary.fhir.ResourceSlots;
import health.tributary.record.write.OwnTypes.OwnType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a write says: a pure function of the archived message and the deployment's key. */
public final class OwnStatements {
    /** The version of this function: a higher one replaces what a lower one made of a message. */
    static final int MAPPING_VERSION = 1;

    /** "Patient asserted", of FHIR's data provenance labels (v3-ObservationValue, a meta.security). */
    private static final String PATIENT_ASSERTED =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"PATAST\","
                    + "\"display\":\"patient asserted\"}";

    private static final String RULE = "own entry";

    private OwnStatements() {}

    /** The entry that a write is about: of a creation, one that only this message creates. */
    public static EntryId entry(MessageId message, OwnWrite write, IdKey key) {
        return write.entry().orElseGet(() -> key.entry(write.subject(), write.type(), "own:" + message.value()));
    }

    /** The one batch of a write. {@link MalformedRecord} if its resource is none: such a write is never archived. */
    public static StatementBatch of(MessageId message, OwnWrite write, IdKey key, String traceparent) {
        EntryId entry = entry(message, write, key);
        Statement statement = write.interaction() == Interaction.DELETE
                ? new Retract(0, entry, write.type(), Optional.empty())
                : new Assert(0, entry, write.type(), Optional.empty(), Mode.SNAPSHOT, slots(write));
        Origin origin = new Origin(message, FeedId.PORTAL, write.at(), Optional.empty(), 0, traceparent, false, false);
        return new StatementBatch(write.subject(), false, origin, MAPPING_VERSION, List.of(statement));
    }

    private static List<Slot> slots(OwnWrite write) {
        OwnType type = OwnTypes.of(write.type()).orElseThrow(() -> new MalformedRecord("persons write this type"));
        ReadResult read = FhirReader.read(write.resource().getBytes(StandardCharsets.UTF_8));
        if (!(read instanceof ReadResult.Read understood)) {
            throw new MalformedRecord("an own write has a resource");
        }
        JsonObject resource = understood.resource();
        List<Slot> slots = new ArrayList<>();
        for (Slot slot : ResourceSlots.of(resource, write.type(), References.AS_THEY_ARE)) {
            if (!slot.key().equals(type.patient()) && !slot.key().equals("meta")) {
                slots.add(slot);
            }
        }
        slots.add(patient(type, write.subject()));
        slots.add(meta(resource, write.type()));
        return slots;
    }

    // Whoever the client called the patient: it was checked to be the person, and an entry names its subject.
    private static Slot patient(OwnType type, SubjectId subject) {
        String json = "\"" + type.patient() + "\":{\"reference\":\"Patient/" + subject.value() + "\"}";
        return new Slot(type.patient(), 0, json, "token", RULE);
    }

    private static Slot meta(JsonObject resource, String type) {
        StringBuilder json = new StringBuilder("\"meta\":{");
        List<String> labels = new ArrayList<>();
        Optional<JsonObject> meta = resource.object("meta");
        meta.ifPresent(stated -> {
            for (int i = 0; i < stated.size(); i++) {
                member(stated.name(i), stated.value(i), json);
            }
            stated.objects("security").stream()
                    .filter(label -> !label.text("code").equals(Optional.of("PATAST")))
                    .map(JsonValue::canonical)
                    .forEach(labels::add);
        });
        labels.add(PATIENT_ASSERTED);
        json.append("\"security\":[").append(String.join(",", labels)).append("]}");
        return new Slot("meta", 0, json.toString(), type + ".meta", RULE);
    }

    // The version and its time are the record's.
    private static void member(String name, JsonValue value, StringBuilder json) {
        String plain = name.startsWith("_") ? name.substring(1) : name;
        if (!List.of("versionId", "lastUpdated", "security").contains(plain)) {
            json.append(new JsonText(name).canonical())
                    .append(':')
                    .append(value.canonical())
                    .append(',');
        }
    }
}

package health.tributary.normalizer.coverage;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.AbstractSegment;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.v26.message.ADT_A01;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;

/** What HL7 version 2.6 calls a field, and of which type it is, as HAPI's model of that version has it. */
final class FieldNames {
    private static final String WITHDRAWN = "NULLDT";

    private FieldNames() {}

    /** {@code Patient Name (XPN)}; empty where version 2.6 has no such field. */
    static String of(String segment, int field) {
        try {
            AbstractSegment model = Class.forName("ca.uhn.hl7v2.model.v26.segment." + segment)
                    .asSubclass(AbstractSegment.class)
                    .getConstructor(Group.class, ModelClassFactory.class)
                    .newInstance(new ADT_A01(), new DefaultModelClassFactory());
            if (field < 1 || field > model.numFields()) {
                return "";
            }
            String type = model.getField(field, 0).getName();
            return model.getNames()[field - 1] + (type.equals(WITHDRAWN) ? "" : " (" + type + ')');
        } catch (ReflectiveOperationException | HL7Exception e) {
            return "";
        }
    }
}

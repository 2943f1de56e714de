package health.tributary.contract.feed;

import java.util.List;

/**
 * Which identifier of a message names the subject: the first match in the order of {@code authorities} (namespaces), then in
 * the order of {@code types} (HL7 table 0203 codes). With {@code loneIdentifier}, an only identifier names it whatever it is.
 * Never "the first of many": if nothing matches, the message has no subject.
 */
public record SubjectRule(List<String> authorities, List<String> types, boolean loneIdentifier) {
    /** What hospitals mean most often: the medical record number, else the patient's internal number, else an only one. */
    public static final SubjectRule DEFAULT = new SubjectRule(List.of(), List.of("MR", "PI"), true);

    public SubjectRule {
        authorities = List.copyOf(authorities);
        types = List.copyOf(types);
    }
}

package health.tributary.normalizer.vocabulary;

/** The concept maps in use, by what they fill. A further one is a table and a line here. */
public final class Maps {
    public static final ConceptMap GENDER = ConceptMap.load("0001-administrative-gender");
    public static final ConceptMap MARITAL_STATUS = ConceptMap.load("0002-marital-status");
    public static final ConceptMap ENCOUNTER_CLASS = ConceptMap.load("0004-encounter-class");
    public static final ConceptMap ENCOUNTER_STATUS_OF_CLASS = ConceptMap.load("0004-encounter-status-of-class");
    public static final ConceptMap RELIGION = ConceptMap.load("0006-religion");
    public static final ConceptMap AMBULATORY_STATUS = ConceptMap.load("0009-ambulatory-status");
    public static final ConceptMap DIAGNOSIS_ROLE = ConceptMap.load("0052-diagnosis-role");
    public static final ConceptMap RELATIONSHIP = ConceptMap.load("0063-relationship");
    public static final ConceptMap HOSPITAL_SERVICE = ConceptMap.load("0069-hospital-service");
    public static final ConceptMap ALLERGY_CATEGORY = ConceptMap.load("0127-allergy-category");
    public static final ConceptMap ALLERGY_TYPE = ConceptMap.load("0127-allergy-type");
    public static final ConceptMap ALLERGY_CRITICALITY = ConceptMap.load("0128-allergy-criticality");
    public static final ConceptMap REACTION_SEVERITY = ConceptMap.load("0128-reaction-severity");
    public static final ConceptMap CONTACT_ROLE = ConceptMap.load("0131-contact-role");
    public static final ConceptMap ADDRESS_TYPE = ConceptMap.load("0190-address-type");
    public static final ConceptMap ADDRESS_USE = ConceptMap.load("0190-address-use");
    public static final ConceptMap NAME_USE = ConceptMap.load("0200-name-use");
    public static final ConceptMap TELECOM_USE = ConceptMap.load("0201-telecom-use");
    public static final ConceptMap TELECOM_SYSTEM = ConceptMap.load("0202-telecom-system");
    public static final ConceptMap ENCOUNTER_PRIORITY = ConceptMap.load("0217-encounter-priority");
    public static final ConceptMap INSURED_RELATIONSHIP = ConceptMap.load("0344-insured-relationship");
    public static final ConceptMap PARTICIPANT_ROLE = ConceptMap.load("0443-participant-role");

    private Maps() {}
}

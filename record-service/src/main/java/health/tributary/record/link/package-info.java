/**
 * One-time codes with which a person links an account elsewhere (a wearable's, another hospital's) to their record: the person
 * opens one, the feed redeems it for one of its own subjects, and the link is an identity statement of the patient's rank.
 */
package health.tributary.record.link;

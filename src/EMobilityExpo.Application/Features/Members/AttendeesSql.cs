namespace EMobilityExpo.Application.Features.Members;

using EMobilityExpo.Application.Database;

public static class AttendeesSql
{
    public static readonly Sql Colleagues =
        """
        SELECT m.id, m.public_id, q.name FROM membership m JOIN person q ON q.id = m.person_id
        WHERE m.participant_id = @ParticipantId ORDER BY q.name, m.id
        """;

    /// <summary>Who of the participants of an event goes to which partner; of one participant only, where it is named.</summary>
    public static readonly Sql OfEvent =
        """
        SELECT m.participant_id, a.partner_id, m.public_id AS member_id, p.public_id AS partner_public_id, q.name
        FROM meeting_attendee a JOIN membership m ON m.id = a.membership_id JOIN person q ON q.id = m.person_id JOIN participant p ON p.id = a.partner_id
        WHERE m.event_id = @EventId AND (@ParticipantId IS NULL OR m.participant_id = @ParticipantId) ORDER BY q.name, a.id
        """;

    public static readonly Sql OfPerson =
        """
        SELECT e.name_en AS event, COALESCE(p.name_en, p.name_ko) AS partner
        FROM meeting_attendee a JOIN membership m ON m.id = a.membership_id JOIN event e ON e.id = m.event_id JOIN participant p ON p.id = a.partner_id
        WHERE m.person_id = @PersonId ORDER BY e.id, p.id
        """;

    public static readonly Sql Clear =
        """
        DELETE FROM meeting_attendee
        WHERE partner_id = @PartnerId AND membership_id IN (SELECT m.id FROM membership m WHERE m.participant_id = @ParticipantId)
        """;

    public static readonly Sql Insert = "INSERT INTO meeting_attendee (membership_id, partner_id) VALUES (@MembershipId, @PartnerId)";

    public static readonly Sql RemoveOfParticipant = "DELETE FROM meeting_attendee WHERE partner_id = @Id";
}

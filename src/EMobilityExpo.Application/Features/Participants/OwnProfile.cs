namespace EMobilityExpo.Application.Features.Participants;

/// <summary>What a company may change of its own profile, and what only the organiser enters.</summary>
public static class OwnProfile
{
    /// <param name="wanted">As the company has it.</param>
    /// <param name="before">As it is: what is the organiser's stays.</param>
    public static ParticipantFields Of(ParticipantFields wanted, ParticipantFields before) => wanted with
    {
        ExternalKey = before.ExternalKey,
        RegistrationNumber = before.RegistrationNumber,
        Delegation = before.Delegation,
        Booth = before.Booth,
        OwnBooth = before.OwnBooth,
        MinMeetings = before.MinMeetings,
        Note = before.Note,
    };

    /// <summary>What the company sees of itself: the organiser's note and keys are not among it.</summary>
    public static ParticipantFields Shown(ParticipantFields all) => all with { ExternalKey = null, Note = null };
}

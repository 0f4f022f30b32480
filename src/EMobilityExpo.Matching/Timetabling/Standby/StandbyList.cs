namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Who could step in for one side of one meeting.</summary>
/// <param name="Pair">Id of the pair whose meeting it is.</param>
/// <param name="Slot">Its slot, from 0.</param>
/// <param name="Stays">Id of the participant who is there.</param>
/// <param name="Absent">Id of the participant who did not come.</param>
/// <param name="Candidates">Who could meet the one who is there, the best first.</param>
public sealed record StandbyList(string Pair, int Slot, string Stays, string Absent, IReadOnlyList<StandbyCandidate> Candidates);

/// <summary>Somebody who could step in now.</summary>
/// <param name="Participant">Id of who steps in.</param>
/// <param name="Pair">Id of the pair that would be held instead.</param>
/// <param name="Score">What holding it is worth.</param>
/// <param name="Interpreter">Id of an interpreter who could serve it; null when none is needed.</param>
public sealed record StandbyCandidate(string Participant, string Pair, int Score, string? Interpreter);

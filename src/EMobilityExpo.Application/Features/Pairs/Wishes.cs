namespace EMobilityExpo.Application.Features.Pairs;

/// <summary>What the organiser or a participant has said about a pair.</summary>
public static class Wishes
{
    public const string None = "none", Want = "want", Must = "must", Veto = "veto";

    public static readonly IReadOnlyList<string> All = [None, Want, Must, Veto];
}

using System.Globalization;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// A timetable problem as a logic program for gringo and clasp (answer set programming; M. Gebser and others, 2012), the terms of the objective as weak
/// constraints in their order. Only for problems without interpreters and for the terms score and breaks.
/// </summary>
static class AnswerSetFile
{
    const string _rules = """
        { at(Q,T) : may(Q,T) } 1 :- pair(Q).
        held(Q) :- at(Q,T).
        :- required(Q), not held(Q).
        :- who(P), slot(T,D), 2 { at(Q,T) : in(Q,P) }.
        :- most(P,M), M+1 { at(Q,T) : in(Q,P) }.
        :- daily(P,M), slot(_,D), M+1 { at(Q,T) : in(Q,P), slot(T,D) }.
        :- tables(T,M), M+1 { at(Q,T) : seat(Q) }.
        :- after(Q,B), at(Q,T), at(B,S), S >= T.
        busy(P,T) :- at(Q,T), in(Q,P).
        been(P,T) :- busy(P,T).
        been(P,T+1) :- been(P,T), slot(T,D), slot(T+1,D).
        break(P,T) :- busy(P,T), not busy(P,T-1), been(P,T-1), slot(T,D), slot(T-1,D).
        1 { least(0..S) } 1 :- apart(M), slots(S).
        :- least(L), who(P), { break(P,T) : slot(T,D) } L-1.
        :- least(L), apart(M), who(P), L+M+1 { break(P,T) : slot(T,D) }.
        """;

    public static bool Covers(TimetableProblem problem) =>
        problem.Interpreters is null && problem.Objective.All(x => x is "score" or "breaks");

    public static void Write(TimetableProblem problem, TextWriter to)
    {
        var number = problem.Participants.Select((x, i) => (x.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var pairs = problem.Pairs.Select((x, i) => (x.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var day = problem.Days.SelectMany((count, d) => Enumerable.Repeat(d, count)).ToArray();
        to.WriteLine(_rules);
        if (problem.MaxBreakDifference is int apart) Say(to, $"apart({Math.Min(apart, day.Length)}). slots({day.Length}).");
        for (var t = 0; t < day.Length; t++) Say(to, $"slot({t},{day[t]}). tables({t},{problem.Tables[t]}).");
        for (var p = 0; p < problem.Participants.Count; p++)
        {
            Say(to, $"who({p}).");
            if (problem.Participants[p].MaxMeetings is int most && most < day.Length) Say(to, $"most({p},{most}).");
            if (problem.Participants[p].MaxPerDay is int daily && daily < day.Length) Say(to, $"daily({p},{daily}).");
        }

        var closed = problem.Participants.Select(x => x.Unavailable.ToHashSet()).ToList();
        for (var q = 0; q < problem.Pairs.Count; q++)
        {
            var pair = problem.Pairs[q];
            var (a, b) = (number[pair.A], number[pair.B]);
            Say(to, $"pair({q}). in({q},{a}). in({q},{b}).");
            if (pair.Required) Say(to, $"required({q}).");
            if (!pair.Online && !problem.Participants[a].OwnBooth && !problem.Participants[b].OwnBooth) Say(to, $"seat({q}).");
            foreach (var before in pair.After) Say(to, $"after({q},{pairs[before]}).");
            for (var t = 0; t < day.Length; t++)
            {
                if (!closed[a].Contains(t) && !closed[b].Contains(t) && (pair.Slot ?? t) == t && pair.Slots?.Contains(t) != false) Say(to, $"may({q},{t}).");
            }

            if (problem.Objective.Contains("score", StringComparer.Ordinal)) Say(to, $":~ held({q}). [{-pair.Score}@{Rank("score")},{q}]");
        }

        if (problem.Objective.Contains("breaks", StringComparer.Ordinal)) Say(to, $":~ break(P,T). [1@{Rank("breaks")},P,T]");

        // The first term of the objective has the highest rank.
        int Rank(string term) => problem.Objective.Count - problem.Objective.ToList().IndexOf(term);
    }

    static void Say(TextWriter to, FormattableString line) => to.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

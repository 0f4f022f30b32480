namespace EMobilityExpo.Matching.Suggestions;

/// <summary>Many-to-many deferred acceptance: lists ask, partners keep their best. The outcome is the same in whatever order lists ask.</summary>
static class DeferredAcceptance
{
    const int AsksBetweenLooks = 1 << 16;

    /// <summary>For each place of all lists, whether it is kept: at most k of a list, at most so many of a partner.</summary>
    /// <remarks>Every place is asked for at most once. Time: places x logarithm of the cap.</remarks>
    public static bool[] Run(BestLists lists, int k, int cap, CancellationToken stop)
    {
        var kept = new bool[lists.Partners.Length];
        var owners = Owners(lists);
        var next = lists.Start[..^1];
        var room = new int[lists.Owners.Length];
        Array.Fill(room, k);
        var holds = new Holding?[lists.PartnerIds.Length];
        var asking = new Stack<int>(Enumerable.Range(0, room.Length));
        var asks = 0;
        while (asking.TryPop(out var list))
        {
            while (room[list] > 0 && next[list] < lists.Start[list + 1])
            {
                if (asks++ % AsksBetweenLooks == 0)
                    stop.ThrowIfCancellationRequested();
                var place = next[list]++;
                var dropped = (holds[lists.Partners[place]] ??= new(lists.Scores)).Take(place, cap);
                if (dropped == place)
                    continue;
                kept[place] = true;
                room[list]--;
                if (dropped < 0)
                    continue;
                kept[dropped] = false;
                if (room[owners[dropped]]++ == 0)
                    asking.Push(owners[dropped]);
            }
        }

        return kept;
    }

    static int[] Owners(BestLists lists)
    {
        var owners = new int[lists.Partners.Length];
        for (var list = 0; list < lists.Owners.Length; list++)
            owners.AsSpan(lists.Start[list], lists.LengthOf(list)).Fill(list);
        return owners;
    }

    /// <summary>What a partner keeps: a heap with the worst on top. Equal scores go by the fixed order of lists, which places follow.</summary>
    sealed class Holding(double[] scores)
    {
        readonly List<int> heap = [];

        /// <summary>The place that goes for this one: itself, another, or -1 when there was room.</summary>
        public int Take(int place, int cap)
        {
            if (heap.Count < cap)
            {
                heap.Add(place);
                Up(heap.Count - 1);
                return -1;
            }

            var worst = heap[0];
            if (!IsWorse(worst, place))
                return place;
            heap[0] = place;
            Down();
            return worst;
        }

        bool IsWorse(int one, int other) => scores[one] < scores[other] || (scores[one] == scores[other] && one > other);

        void Up(int at)
        {
            for (int parent; at > 0 && IsWorse(heap[at], heap[parent = (at - 1) / 2]); at = parent)
                (heap[at], heap[parent]) = (heap[parent], heap[at]);
        }

        void Down()
        {
            for (var at = 0; ;)
            {
                var (left, worst) = (2 * at + 1, at);
                if (left < heap.Count && IsWorse(heap[left], heap[worst]))
                    worst = left;
                if (left + 1 < heap.Count && IsWorse(heap[left + 1], heap[worst]))
                    worst = left + 1;
                if (worst == at)
                    return;
                (heap[at], heap[worst]) = (heap[worst], heap[at]);
                at = worst;
            }
        }
    }
}
